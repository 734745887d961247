/** The selection of no filter: every record of a computed stream. */
import { Filter } from './filter'
import { DealtSelection } from './selection'

export class Everything extends DealtSelection {
  pick (_filter: Filter): void {}

  before (n: i64): i64 {
    return n
  }

  next (n: i64, end: i64): i64 {
    return min(n, end)
  }

  previous (n: i64, first: i64): i64 {
    return max(n, first) - 1
  }

  has (_column: u32, _number: i64): bool {
    return true
  }

  ofColumn (column: u32, from: i64, to: i64): i64 {
    return this.columnBefore(column, to) - this.columnBefore(column, from)
  }

  private columnBefore (column: u32, n: i64): i64 {
    const hand = n >> 8
    return hand + i64(this.dealt.deal.placeOfColumn(column, hand) < (<u32>n & 255))
  }
}
