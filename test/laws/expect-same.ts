// Throws where two values differ as JSON: quicker than the test library's comparison, and says what was asked.
export function same (got: unknown, wanted: unknown, what: string, asked: unknown): void {
  const [a, b] = [JSON.stringify(got), JSON.stringify(wanted)]
  if (a !== b) throw new Error(`${what}: got ${a.slice(0, 300)}, wanted ${b.slice(0, 300)}, asked ${JSON.stringify(asked)}`)
}
