// A window of time in bars of a width that is easy to read.
import { DAY, HOUR, MINUTE } from './units.ts'

/** Widths of a bar that are easy to read. */
const STEPS = [1, 10, 100, 1_000, 5_000, 15_000, 30_000, MINUTE, 2 * MINUTE, 5 * MINUTE, 10 * MINUTE, 15 * MINUTE, 30 * MINUTE, HOUR, 2 * HOUR, 3 * HOUR, 6 * HOUR, 12 * HOUR, DAY, 2 * DAY, 7 * DAY, 14 * DAY, 30 * DAY, 91 * DAY, 182 * DAY, 365 * DAY] as const
const MOST_BARS = 150

/** ms since 1970; `to` is in. */
export interface TimeWindow { readonly from: number, readonly to: number }

/** The window in whole bars, and how wide a bar is (ms). */
export function barsOf ({ from, to }: TimeWindow): TimeWindow & { readonly step: number, readonly bars: number } {
  const step = STEPS.find(step => (to - from) / step <= MOST_BARS) ?? STEPS[STEPS.length - 1] ?? DAY
  const begin = Math.floor(from / step) * step
  const bars = Math.floor((to - begin) / step) + 1
  return { from: begin, to: begin + bars * step - 1, step, bars }
}
