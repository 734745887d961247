// What a measurement gives, and how it is printed.
export interface Report {
  /** The key of `figures` in the JSON file. */
  readonly name: string
  readonly figures: object
  readonly table: string
  readonly bounds: readonly Bound[]
}

/** A figure that must hold. */
export interface Bound {
  readonly what: string
  readonly figure: number
  readonly must: string
  readonly holds: boolean
}

export function atLeast (bound: number, what: string, figure: number): Bound {
  return { what, figure, must: `at least ${bound}`, holds: figure >= bound }
}

export function atMost (bound: number, what: string, figure: number): Bound {
  return { what, figure, must: `at most ${bound}`, holds: figure <= bound }
}

export function boundTable (bounds: readonly Bound[]): string {
  return table(['must hold', 'figure', 'bound', ''], bounds.map(({ what, figure, must, holds }) => [what, figure.toFixed(2), must, holds ? 'holds' : 'MISSED']))
}

/** Numbers are aligned to the right, texts to the left. */
export function table (head: readonly string[], rows: ReadonlyArray<ReadonlyArray<string | number | undefined>>): string {
  const cells = [head, ...rows.map(row => row.map(cell => String(cell ?? '')))]
  const widths = head.map((_, column) => Math.max(...cells.map(row => row[column]!.length)))
  const isNumber = (cell: string) => /^[\d.]+$/.test(cell)
  return cells.map(row => row.map((cell, i) => isNumber(cell) ? cell.padStart(widths[i]!) : cell.padEnd(widths[i]!)).join('  ').trimEnd()).join('\n') + '\n'
}
