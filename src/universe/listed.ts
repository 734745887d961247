/** A stream of records from a file, sorted by start: the user's own. */
import type { FlowLog } from '../contract/flow-log.ts'
import type { Stream } from './stream.ts'

export interface ListedStream extends Stream {
  readonly records: readonly FlowLog[]
  /** The numbers of the records, latest end first. */
  readonly byEnd: Uint32Array
  /** The number of the record with this id. */
  numberOf (logId: string): number | undefined
}

export function createListedStream (id: number, records: readonly FlowLog[]): ListedStream {
  const sorted = records.toSorted((a, b) => a.start_time - b.start_time) // stable: ties keep the order of the file
  const starts = Float64Array.from(sorted, record => record.start_time)
  const ends = Float64Array.from(sorted, record => record.end_time)
  const numbers = new Map(sorted.map((record, n) => [record.log_id, n]))
  return {
    id,
    records: sorted,
    numberOf: logId => numbers.get(logId),
    byEnd: Uint32Array.from(starts.keys()).sort((a, b) => ends[b]! - ends[a]!),
    rank: t => lowerBound(starts, t),
    startOf: n => starts[n]!,
    endOf: n => ends[n]!,
    longest: sorted.reduce((most, { start_time: start, end_time: end }) => Math.max(most, end - start), 0),
    flowLogAt: n => sorted[n]!
  }
}

/** How many of the ascending values are below `bound`. */
export function lowerBound (values: Float64Array | Uint32Array, bound: number): number {
  let low = 0; let high = values.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (values[middle]! < bound) low = middle + 1
    else high = middle
  }
  return low
}
