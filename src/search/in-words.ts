// A duration for people, by its two largest units and rounded up: "5 h 49 min".
const UNITS = [['d', 86_400_000], ['h', 3_600_000], ['min', 60_000], ['s', 1_000], ['ms', 1]] as const

/** `ms` is an integer of 0 or more. */
export function inWords (ms: number): string {
  const largest = UNITS.findIndex(([, size]) => ms >= size)
  const [unit, size] = UNITS[largest] ?? UNITS[4]
  const [nextUnit, nextSize] = UNITS[largest + 1] ?? UNITS[4]
  const rounded = Math.ceil(ms / nextSize) * nextSize
  const rest = Math.round((rounded % size) / nextSize)
  return `${Math.floor(rounded / size)} ${unit}${rest === 0 ? '' : ` ${rest} ${nextUnit}`}`
}
