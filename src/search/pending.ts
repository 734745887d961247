/**
 * Which records of a computed stream have started but not ended at a horizon, without looking at each of them.
 *
 * A card's column bounds its duration, so of the records of one column all that started before horizon - longest have
 * ended, all that started after horizon - shortest have not, and only those between are looked at one by one. Columns are
 * narrow (each is 1/256 of the deck's durations): those looked at are some 1/256 of what a second brings for each second
 * of the longest session.
 */
import { HAND, placeOfColumn } from '../universe/deal.ts'
import type { DealtStream } from '../universe/dealt.ts'
import { COLUMNS } from '../universe/deck.ts'
import { lowerBound } from '../universe/listed.ts'
import { NOTHING_PENDING, type Pending } from './selection.ts'

export interface Columns {
  /** Whether the card of this column in the hand dealt as `number` passes. */
  has (column: number, number: number): boolean
  /** How many of the records from `from` to `to` - 1 pass and are of the column. */
  ofColumn (column: number, from: number, to: number): number
}

export function pendingOf (stream: DealtStream, columns: Columns, horizon: number): Pending {
  const { deck: { shortest, longest }, deal } = stream
  const started = stream.rank(horizon + 1)
  if (started === 0) return NOTHING_PENDING
  const latest = stream.startOf(started - 1)
  const running: Running[] = []
  const found: number[] = []

  for (let column = 0; column < COLUMNS; column++) {
    if (latest + longest[column]! <= horizon) continue
    const ended = stream.rank(horizon - longest[column]! + 1)
    const from = stream.rank(horizon - shortest[column]! + 1)
    if (from < started) running.push({ column, from })
    for (let hand = Math.floor(ended / HAND); hand * HAND < from; hand++) {
      const n = hand * HAND + placeOfColumn(deal, column, hand)
      if (n >= ended && n < from && columns.has(column, hand) && stream.endOf(n) > horizon) found.push(n)
    }
  }
  if (running.length === 0 && found.length === 0) return NOTHING_PENDING

  const between = Float64Array.from(found).sort()
  return {
    before (n) {
      let sum = lowerBound(between, n)
      for (const { column, from } of running) if (n > from) sum += columns.ofColumn(column, from, n)
      return sum
    }
  }
}

/** A column all of whose records, from a number on, are pending. */
interface Running {
  readonly column: number
  readonly from: number
}
