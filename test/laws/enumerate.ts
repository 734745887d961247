// Every record of a universe that starts in a stretch of time, one after the other: the slow way to know the truth.
import type { FlowLog } from '../../src/contract/flow-log.ts'
import type { Universe } from '../../src/universe/universe.ts'

export interface Known {
  readonly record: FlowLog
  /** Orders the records of one millisecond: number x 8 + stream. */
  readonly place: number
}

/** From `from` to `to` (ms), both in, in order; asks the streams for nothing but records by number. */
export function enumerate ({ dealt, streams, own }: Universe, from: number, to: number): Known[] {
  const all: Known[] = []
  for (const stream of streams) {
    const isOwn = !dealt.includes(stream)
    const last = isOwn ? own!.records.length : Infinity
    for (let n = isOwn ? 0 : firstFrom(from, n => stream.flowLogAt(n).start_time); n < last; n++) {
      const record = stream.flowLogAt(n)
      if (record.start_time > to) break
      if (record.start_time >= from) all.push({ record, place: n * 8 + stream.id })
    }
  }
  return all.sort((a, b) => a.record.start_time - b.record.start_time || a.place - b.place)
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
