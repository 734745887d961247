// Numbers, sizes and durations as people read them.
import { DAY, HOUR, MINUTE } from './units.ts'

const whole = new Intl.NumberFormat('en')
const compact = new Intl.NumberFormat('en', { notation: 'compact', minimumFractionDigits: 1, maximumFractionDigits: 1 })
const percent = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 })

export const exact = (n: number) => whole.format(n)
export const short = (n: number) => n < 10_000 ? whole.format(n) : compact.format(n)
export const share = (part: number, all: number) => all === 0 ? '0%' : percent.format(part / all)

/** 1 kB is 1 000 bytes. */
export function bytesText (bytes: number): string {
  const units = ['B', 'kB', 'MB', 'GB', 'TB']
  const power = bytes < 1 ? 0 : Math.min(Math.floor(Math.log10(bytes) / 3), units.length - 1)
  const value = bytes / 1_000 ** power
  return `${power === 0 ? whole.format(value) : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)} ${units[power]}`
}

/** `ms` to the two largest units: "1 h 5 min". */
export function durationText (ms: number): string {
  if (ms < 1_000) return `${Math.round(ms)} ms`
  if (ms < MINUTE) return `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`
  const units = [['d', DAY], ['h', HOUR], ['min', MINUTE], ['s', 1_000]] as const
  const at = units.findIndex(([, size]) => ms >= size)
  return units.slice(at, at + 2).map(([unit, size], i) => [Math.floor((i === 0 ? ms : ms % (units[at]?.[1] ?? ms)) / size), unit] as const)
    .filter(([n]) => n > 0).map(([n, unit]) => `${n} ${unit}`).join(' ')
}
