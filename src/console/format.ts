// Numbers and times as people read them.
import { param } from './page-state.ts'

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
  if (ms < 60_000) return `${(ms / 1_000).toFixed(ms < 10_000 ? 1 : 0)} s`
  const units = [['d', 86_400_000], ['h', 3_600_000], ['min', 60_000], ['s', 1_000]] as const
  const at = units.findIndex(([, size]) => ms >= size)
  return units.slice(at, at + 2).map(([unit, size], i) => [Math.floor((i === 0 ? ms : ms % (units[at]?.[1] ?? ms)) / size), unit] as const)
    .filter(([n]) => n > 0).map(([n, unit]) => `${n} ${unit}`).join(' ')
}

export const isLocal = () => param('zone') === 'local'

/** 2026-01-31 12:00:00.000, in UTC or local time as the page has it. */
export function timeText (ms: number, length = 19): string {
  const shifted = isLocal() ? ms - new Date(ms).getTimezoneOffset() * 60_000 : ms
  return new Date(shifted).toISOString().replace('T', ' ').slice(0, length)
}

/** The opposite, from the value of an input; undefined where that is no time. */
export function timeIn (text: string): number | undefined {
  const ms = Date.parse(isLocal() ? text : `${text}Z`)
  return Number.isNaN(ms) ? undefined : ms
}
