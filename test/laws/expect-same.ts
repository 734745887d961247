// Throws if two values differ as JSON. It is faster than the test library's comparison, and its message tells the question.
export function expectSame (got: unknown, wanted: unknown, what: string, question: unknown): void {
  const [a, b] = [String(JSON.stringify(got)), String(JSON.stringify(wanted))]
  if (a !== b) throw new Error(`${what}: got ${a.slice(0, 300)}, wanted ${b.slice(0, 300)}, question ${JSON.stringify(question)}`)
}
