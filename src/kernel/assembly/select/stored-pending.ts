/** The pending records of a selection of own records: looked up one by one, latest end first. */
import { allocate, setWordAt, wordAt } from '../base/memory'
import { PendingRecords } from './pending-records'
import { StoredSelection } from './stored-selection'

export class StoredPending extends PendingRecords {
  private readonly numbers: usize
  private count: i32 = 0
  private horizon: i64 = 0

  constructor (private readonly selection: StoredSelection) {
    super()
    this.numbers = allocate(<usize>selection.stored.count * sizeof<u32>())
  }

  find (horizon: i64): void {
    const stored = this.selection.stored
    this.horizon = horizon
    this.count = 0
    for (let i = 0; i < stored.count; i++) {
      const n = <i64>wordAt(stored.byEnd, i)
      if (stored.endOf(n) <= horizon) return
      if (this.selection.next(n, n + 1) === n) setWordAt(this.numbers, this.count++, <u32>n)
    }
  }

  forget (): void {}

  countBefore (n: i64): i64 {
    let sum: i64 = 0
    for (let i = 0; i < this.count; i++) sum += i64(<i64>wordAt(this.numbers, i) < n)
    return sum
  }

  next (n: i64, end: i64): i64 {
    do n = this.selection.next(n, end) while (n < end && !this.hasEnded(n) && ++n < end)
    return n
  }

  previous (n: i64, first: i64): i64 {
    do n = this.selection.previous(n, first) while (n >= first && !this.hasEnded(n))
    return n
  }

  private hasEnded (n: i64): bool { return this.selection.stored.endOf(n) <= this.horizon }
}
