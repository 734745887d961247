// The colours of series: Okabe and Ito's, which all people can tell apart. A value keeps its colour as long as the page is open.
const COLOURS = 8
const taken = new Map<string, Map<string, number>>()

export const OTHER = 'other'

/** The place of a value among the colours of its kind; "other" comes last. */
export function colourIndex (kind: string, name: string): number {
  if (name === OTHER) return COLOURS
  const its = taken.get(kind) ?? new Map<string, number>()
  taken.set(kind, its)
  const index = its.get(name) ?? its.size
  its.set(name, index)
  return index % COLOURS
}

/** The name of a custom property. */
export const colourOf = (index: number) => index === COLOURS ? '--other' : `--series-${index + 1}`
