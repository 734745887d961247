/** The figures of R16 and R17 about time: hours of the day, days of the week, bursts. */
import { valuesWhere, type Sample } from './sample.ts'
import { dispersion, sum } from './statistics.ts'

const MINUTE = 60_000 // ms
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
/** 1970-01-01 was a Thursday; days of the week count from Sunday. */
const THURSDAY = 4

/** Starts in the busiest hour of the day (UTC) over starts in the quietest. The same hour of several days counts as one. */
export function peakOverTrough (sample: Sample, keep: (row: number) => boolean = () => true): number {
  const hours = new Float64Array(24)
  for (const start of valuesWhere(sample.start, keep)) {
    const hour = Math.floor(start % DAY / HOUR)
    hours[hour] = (hours[hour] ?? 0) + 1
  }
  return Math.max(...hours) / Math.min(...hours)
}

/** Starts per day at the weekend over starts per working day (UTC). Undefined without a whole week. */
export function weekendOverWeekday (sample: Sample): number | undefined {
  const { from, to } = sample.span
  if (to - from < 7 * DAY) return undefined
  const isWeekend = (time: number) => (Math.floor(time / DAY) + THURSDAY) % 7 % 6 === 0
  const weekend = valuesWhere(sample.start, row => isWeekend(sample.start[row] ?? NaN)).length
  const days = Array.from({ length: Math.floor((to - from) / DAY) }, (_, day) => isWeekend(from + day * DAY))
  const weekendDays = sum(days.map(Number))
  return (weekend / weekendDays) / ((sample.size - weekend) / (days.length - weekendDays))
}

/** Index of dispersion of the starts per minute over the whole span, empty minutes included. */
export function startsPerMinute (sample: Sample): number {
  const { from, to } = sample.span
  const minutes = new Float64Array(Math.ceil((to - from) / MINUTE))
  for (const start of sample.start) {
    const minute = Math.floor((start - from) / MINUTE)
    minutes[minute] = (minutes[minute] ?? 0) + 1
  }
  return dispersion(minutes)
}
