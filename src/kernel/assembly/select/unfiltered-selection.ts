/** The selection without a filter: every record of a computed stream. */
import { unpermute } from '../base/permutation'
import { positionInRow, rowNumberOf } from '../cards/numbering'
import { COLUMNS } from '../shared/sizes'
import { Filter } from './filter'
import { ComputedSelection } from './selection'

export class UnfilteredSelection extends ComputedSelection {
  applyFilter (_filter: Filter): void {}

  countBefore (n: i64): i64 { return n }

  nextOf (columns: i32, n: i64, end: i64): i64 {
    if (columns === COLUMNS) return min(n, end)
    while (n < end && <i32>this.computed.deal.columnOf(n) >= columns) n++
    return n
  }

  previousOf (columns: i32, n: i64, first: i64): i64 {
    if (columns === COLUMNS) return max(n, first) - 1
    do n-- while (n >= first && <i32>this.computed.deal.columnOf(n) >= columns)
    return n
  }

  passes (_column: u32, _rowNumber: i64): bool { return true }

  countColumns (first: i32, end: i32, from: i64, to: i64): i64 {
    return this.columnsBefore(first, end, to) - this.columnsBefore(first, end, from)
  }

  private columnsBefore (first: i32, end: i32, n: i64): i64 {
    const rowNumber = rowNumberOf(n)
    const order = this.computed.deal.columnOrderOf(rowNumber)
    let inRow = 0
    for (let column = first; column < end; column++) inRow += i32(unpermute(order, column) < positionInRow(n))
    return rowNumber * (end - first) + inRow
  }
}
