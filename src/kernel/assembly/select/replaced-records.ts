/** The records of a window that pass and have ended, but for which own records stand in: they are not visible either. */
import { allocate, countBelow, setLongAt } from '../base/memory'
import { Selection } from './selection'

export class ReplacedRecords {
  /** Their numbers, ascending. */
  private numbers: usize = 0
  private capacity: i32 = 0
  private count: i32 = 0

  /** Finds those from `low` to `high` - 1. Those that are pending at `horizon` (ms) are left out: they are counted as such. */
  find (selection: Selection, low: i64, high: i64, horizon: i64): void {
    const stream = selection.stream
    this.count = 0
    if (stream.replacedCount === 0) return
    if (this.capacity === 0) {
      this.capacity = stream.replacedCount // does not change: a window is always of one stream
      this.numbers = allocate(<usize>this.capacity * sizeof<i64>())
    }
    for (let i = stream.replacedBefore(low), end = stream.replacedBefore(high); i < end; i++) {
      const n = stream.replacedAt(i)
      if (stream.replacedEndAt(i) <= horizon && selection.next(n, n + 1) === n) setLongAt(this.numbers, this.count++, n)
    }
  }

  /** How many of them are before number `n`. */
  countBefore (n: i64): i64 { return this.count === 0 ? 0 : countBelow<i64>(this.numbers, this.count, n) }
}
