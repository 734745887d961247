/**
 * Which records of a computed stream have started but not ended at a horizon, without looking at each of them.
 *
 * A card's column bounds its duration, so of the records of one column all that started before horizon - longest have
 * ended, all that started after horizon - shortest have not, and only those between are looked at one by one. Columns are
 * narrow (each is 1/256 of the deck's durations): those looked at are some 1/256 of what a second brings for each second
 * of the longest session. The last few hundred records are taken one by one, but looked at only where their column can be as
 * long as they are old: at low rates that is all there is to do.
 */
import { columnOf, HAND, placeOfColumn } from '../universe/deal.ts'
import type { DealtStream } from '../universe/dealt.ts'
import { COLUMNS } from '../universe/deck.ts'
import { lowerBound } from '../universe/listed.ts'
import { NOTHING_PENDING, type Pending } from './selection.ts'

const LAST = 512 // records: to go through so many takes some 10 us

export interface Columns {
  /** Whether the card of this column in the hand dealt as `number` passes. */
  has (column: number, number: number): boolean
  /** How many of the records from `from` to `to` - 1 pass and are of the column. */
  ofColumn (column: number, from: number, to: number): number
}

export function pendingOf (stream: DealtStream, columns: Columns, horizon: number): Pending {
  const { deck: { shortest, longest }, deal } = stream
  const started = stream.rank(horizon + 1)
  const recent = Math.max(started - LAST, stream.rank(horizon - stream.longest + 1)) // what is before the longest session has ended
  const running: Running[] = []
  const found: number[] = []
  const lookAt = (n: number, column: number) => {
    if (columns.has(column, Math.floor(n / HAND)) && stream.endOf(n) > horizon) found.push(n)
  }

  for (let least = 0, end = started; end > recent;) { // back in time, through records of an age of least to most - 1
    const most = least * 2 || 1
    const begin = Math.max(stream.rank(horizon - most + 1), recent)
    for (let n = begin; n < end; n++) {
      const column = columnOf(deal, n)
      if (longest[column]! > least) lookAt(n, column)
    }
    least = most
    end = begin
  }
  const latest = recent === 0 ? -Infinity : stream.startOf(recent - 1)
  for (let column = 0; column < COLUMNS; column++) {
    if (latest + longest[column]! <= horizon) continue
    const ended = stream.rank(horizon - longest[column]! + 1)
    const from = Math.min(stream.rank(horizon - shortest[column]! + 1), recent)
    if (from < recent) running.push({ column, from })
    for (let hand = Math.floor(ended / HAND); hand * HAND < from; hand++) {
      const n = hand * HAND + placeOfColumn(deal, column, hand)
      if (n >= ended && n < from) lookAt(n, column)
    }
  }
  if (running.length === 0 && found.length === 0) return NOTHING_PENDING

  const between = Float64Array.from(found).sort()
  return {
    before (n) {
      let sum = lowerBound(between, n)
      for (const { column, from } of running) if (n > from) sum += columns.ofColumn(column, from, Math.min(n, recent))
      return sum
    }
  }
}

/** A column of whose records, but for the last few, all from a number on are pending. */
interface Running {
  readonly column: number
  readonly from: number
}
