// A duration for people: its two largest units, "5 h 49 min".
const UNITS = [['d', 86_400_000], ['h', 3_600_000], ['min', 60_000], ['s', 1_000], ['ms', 1]] as const

/** `ms` is 0 or more; rounded up to its second unit. */
export function inWords (ms: number): string {
  const largest = UNITS.findIndex(([, size]) => ms >= size)
  if (largest < 0) return '0 ms'
  const [unit, size] = UNITS[largest]!
  const next = UNITS[largest + 1]
  if (next === undefined) return `${ms} ${unit}`
  const rest = Math.ceil((ms % size) / next[1])
  if (rest * next[1] === size) return inWords(ms - ms % size + size)
  return rest === 0 ? `${Math.floor(ms / size)} ${unit}` : `${Math.floor(ms / size)} ${unit} ${rest} ${next[0]}`
}
