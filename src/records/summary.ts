// What the start says of the own records: how many, from when to when, and what looks like a mistake.
import { LEAST_BARE_TIME } from '../config/value-type.ts'
import type { FlowLog } from '../contract/flow-log.ts'

/** Lines; all but the first are warnings. */
export function summaryOf (records: readonly FlowLog[]): readonly string[] {
  if (records.length === 0) return ['no own records']
  let first = Infinity; let last = 0
  for (const { start_time: start } of records) {
    first = Math.min(first, start)
    last = Math.max(last, start)
  }
  const count = (isOdd: (record: FlowLog) => boolean) => records.filter(isOdd).length
  const early = count(({ start_time: start, end_time: end }) => Math.min(start, end) < LEAST_BARE_TIME)
  const backward = count(({ start_time: start, end_time: end }) => end < start)
  return [
    `${records.length} own record${records.length === 1 ? '' : 's'}, from ${timeText(first)} to ${timeText(last)}`,
    ...early === 0 ? [] : [`warning: ${early} own records have times before March 1973. Times are in ms; are these in seconds?`],
    ...backward === 0 ? [] : [`warning: ${backward} own records end before they start`]
  ]
}

/** ms since 1970, in ISO 8601 where a Date can hold it. */
function timeText (ms: number): string {
  const date = new Date(ms)
  return Number.isNaN(date.getTime()) ? `${ms} ms` : date.toISOString()
}
