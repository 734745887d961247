// What left the mock, worked out again from the reads.
import type { Universe } from '../universe/universe.ts'
import { eachRecordOf, type PageRead } from './page-read.ts'
import { createRecordSet, type RecordSet } from './record-set.ts'

export interface Deliveries {
  /** The distinct records that could be seen at the cut, and those that became visible after it. */
  readonly byCut: RecordSet
  readonly afterCut: RecordSet
  /** How many records came again. */
  readonly repeats: number
  /** How long after it became visible a record left for the first time (ms), of those that did so after the first request. */
  readonly latencies: Float64Array
}

const MOST_LATENCIES = 1_000_000 // records; of a longer history the first so many stand for all

/** `pages` in the order in which they were answered; `cut` and `begin`, the first horizon of the history, in ms. */
export async function deliveriesOf (universe: Universe, pages: readonly PageRead[], { cut, begin }: { readonly cut: number, readonly begin: number }, breathe: () => Promise<void>): Promise<Deliveries> {
  const { streams } = universe
  const [byCut, afterCut] = [createRecordSet(universe), createRecordSet(universe)]
  const live = new Map<number, number>() // latencies by serial number
  let count = 0
  for (const page of pages) {
    const { horizon } = page.attempt
    eachRecordOf(universe, page, (index, number) => {
      const { id, endOf } = streams[index]!
      const end = horizon > begin ? endOf(number) : begin // what was visible then is nobody's latency
      const set = end > cut ? afterCut : byCut
      set.add(index, number)
      count++
      const serial = number * 8 + id
      if (end > begin && live.size < MOST_LATENCIES && !live.has(serial)) live.set(serial, horizon - end)
    })
    await breathe()
  }
  return { byCut, afterCut, repeats: count - byCut.size() - afterCut.size(), latencies: Float64Array.from(live.values()).sort() }
}
