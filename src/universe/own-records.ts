/** The user's own records, sorted by start and numbered in that order. */
import type { FlowLog } from '../contract/flow-log.ts'

export interface OwnRecords {
  readonly records: readonly FlowLog[]
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** Their numbers: ascending, and by falling end. */
  readonly all: Uint32Array
  readonly byEnd: Uint32Array
  /** The longest duration (ms). */
  readonly longest: number
  numberOf (logId: string): number | undefined
}

export function ownRecordsFrom (records: readonly FlowLog[]): OwnRecords {
  const sorted = records.toSorted((a, b) => a.start_time - b.start_time) // stable: ties keep the order of the file
  const ends = Float64Array.from(sorted, record => record.end_time)
  const all = Uint32Array.from(sorted.keys())
  const numbers = new Map(sorted.map((record, n) => [record.log_id, n]))
  return {
    records: sorted,
    starts: Float64Array.from(sorted, record => record.start_time),
    ends,
    all,
    byEnd: all.toSorted((a, b) => ends[b]! - ends[a]!),
    longest: sorted.reduce((most, { start_time: start, end_time: end }) => Math.max(most, end - start), 0),
    numberOf: logId => numbers.get(logId)
  }
}
