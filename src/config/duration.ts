// Parses a duration: `500ms`, `90s`, `15m`, `2h`, `7d`, or ISO 8601 (`PT90S`, `P1DT12H`).
const unit = { ms: 1, s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const
const short = /^(?<count>\d+(?:\.\d+)?)(?<unit>ms|s|m|h|d)$/
const iso = /^P(?=.)(?:(?<w>\d+)W)?(?:(?<d>\d+)D)?(?:T(?=.)(?:(?<h>\d+)H)?(?:(?<m>\d+)M)?(?:(?<s>\d+(?:\.\d{1,3})?)S)?)?$/

/** In whole ms; undefined if the text is not a duration. */
export function durationOf (text: string): number | undefined {
  const ms = shortMs(text) ?? isoMs(text)
  return ms !== undefined && Number.isSafeInteger(ms) ? ms : undefined
}

function shortMs (text: string): number | undefined {
  const groups = short.exec(text)?.groups
  const size = Object.entries(unit).find(([name]) => name === groups?.unit)?.[1]
  return size === undefined ? undefined : Math.round(Number(groups?.count) * size)
}

function isoMs (text: string): number | undefined {
  const groups = iso.exec(text)?.groups
  if (groups === undefined) return undefined
  const { w = 0, d = 0, h = 0, m = 0, s = 0 } = groups
  return Math.round((Number(w) * 7 + Number(d)) * unit.d + Number(h) * unit.h + Number(m) * unit.m + Number(s) * unit.s)
}
