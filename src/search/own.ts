/** The selection of a filter on the user's own records. */
import type { FlowLog } from '../contract/flow-log.ts'
import { lowerBound, type ListedStream } from '../universe/listed.ts'
import { NOTHING_PENDING, type Selection } from './selection.ts'

export function selectOwn (stream: ListedStream, passes: (record: FlowLog) => boolean): Selection {
  const passing = Uint32Array.from(stream.records.keys()).filter(n => passes(stream.records[n]!))
  const chosen = new Set(passing)
  const before = (n: number) => lowerBound(passing, n)
  return {
    stream,
    before,
    next: (n, end) => Math.min(passing[before(n)] ?? end, end),
    previous: (n, first) => Math.max(passing[before(n) - 1] ?? -1, first - 1),
    pending (horizon) {
      const found: number[] = []
      for (const n of stream.byEnd) {
        if (stream.endOf(n) <= horizon) break
        if (chosen.has(n)) found.push(n)
      }
      if (found.length === 0) return NOTHING_PENDING
      const numbers = Uint32Array.from(found).sort()
      return { before: n => lowerBound(numbers, n) }
    }
  }
}
