// All records of a universe that start in a window, found one by one: the slow and obvious way.
import type { FlowLog } from '../../src/contract/flow-log.ts'
import type { Universe } from '../../src/universe/universe.ts'

export interface KnownRecord {
  readonly record: FlowLog
  /** number x 8 + stream: orders the records of one millisecond. */
  readonly serial: number
}

/**
 * In order; `from` and `to` (ms) are both in the window. The streams are asked only for records by number. An own record takes the place of
 * the computed one with its id.
 */
export function enumerateRecords ({ computedStreams, streams, own }: Universe, from: number, to: number): KnownRecord[] {
  const all: KnownRecord[] = []
  const ownIds = new Set(own?.records.map(record => record.log_id))
  for (const stream of streams) {
    const isOwn = !computedStreams.includes(stream)
    const last = isOwn ? own!.records.length : Infinity
    for (let n = isOwn ? 0 : firstFrom(from, n => stream.flowLogAt(n).start_time); n < last; n++) {
      const record = stream.flowLogAt(n)
      if (record.start_time > to) break
      if (record.start_time >= from && (isOwn || !ownIds.has(record.log_id))) all.push({ record, serial: n * 8 + stream.id })
    }
  }
  return all.sort((a, b) => a.record.start_time - b.record.start_time || a.serial - b.serial)
}

/** The first number whose record starts at `from` or later. */
function firstFrom (from: number, startOf: (n: number) => number): number {
  let high = 1
  while (startOf(high) < from) high *= 2
  let low = 0
  while (low < high) {
    const middle = Math.floor((low + high) / 2)
    if (startOf(middle) < from) low = middle + 1
    else high = middle
  }
  return low
}
