/** The selection of no filter: every record of a computed stream. */
import type { DealtStream } from '../universe/dealt.ts'
import { HAND, placeOfColumn } from '../universe/deal.ts'
import { pendingOf } from './pending.ts'
import type { Selection } from './selection.ts'

export function selectEverything (stream: DealtStream): Selection {
  const { deal } = stream
  const columnBefore = (column: number, n: number) => {
    const hand = Math.floor(n / HAND)
    return hand + (placeOfColumn(deal, column, hand) < (n & 255) ? 1 : 0)
  }
  return {
    stream,
    before: n => n,
    next: (n, end) => Math.min(n, end),
    previous: (n, first) => Math.max(n, first) - 1,
    pending: horizon => pendingOf(stream, {
      has: () => true,
      ofColumn: (column, from, to) => columnBefore(column, to) - columnBefore(column, from)
    }, horizon)
  }
}
