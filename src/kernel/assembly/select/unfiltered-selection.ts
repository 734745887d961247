/** The selection without a filter: every record of a computed stream. */
import { positionInRow, rowNumberOf } from '../cards/numbering'
import { Filter } from './filter'
import { ComputedSelection } from './selection'

export class UnfilteredSelection extends ComputedSelection {
  applyFilter (_filter: Filter): void {}

  countBefore (n: i64): i64 { return n }
  next (n: i64, end: i64): i64 { return min(n, end) }
  previous (n: i64, first: i64): i64 { return max(n, first) - 1 }
  passes (_column: u32, _rowNumber: i64): bool { return true }

  countColumn (column: u32, from: i64, to: i64): i64 {
    return this.columnBefore(column, to) - this.columnBefore(column, from)
  }

  private columnBefore (column: u32, n: i64): i64 {
    const rowNumber = rowNumberOf(n)
    return rowNumber + i64(this.computed.deal.positionOfColumn(column, rowNumber) < positionInRow(n))
  }
}
