/** The selection of a filter on the user's own records: their numbers, ascending, as TypeScript has chosen them. */
import { Filter } from './filter'
import { wordAt } from '../base/memory'
import { PendingRecords } from './pending-records'
import { Selection } from './selection'
import { StoredStream } from '../streams/stream'

export class StoredSelection extends Selection {
  private numbers: usize = 0
  private count: i32 = 0

  constructor (private readonly stored: StoredStream) {
    super(stored)
  }

  applyFilter (filter: Filter): void {
    this.setNumbers(filter.numbers, filter.count)
  }

  setNumbers (numbers: usize, count: i32): void {
    this.numbers = numbers
    this.count = count
  }

  countBefore (n: i64): i64 {
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >>> 1
      if (<i64>wordAt(this.numbers, middle) < n) low = middle + 1
      else high = middle
    }
    return low
  }

  next (n: i64, end: i64): i64 {
    const at = <i32>this.countBefore(n)
    return at < this.count ? min(<i64>wordAt(this.numbers, at), end) : end
  }

  previous (n: i64, first: i64): i64 {
    const at = <i32>this.countBefore(n)
    return at > 0 ? max(<i64>wordAt(this.numbers, at - 1), first - 1) : first - 1
  }

  findPending (horizon: i64, pending: PendingRecords): void {
    const listed = this.stored
    for (let i = 0; i < listed.count; i++) {
      const n = <i64>wordAt(listed.byEnd, i)
      if (listed.endOf(n) <= horizon) return
      if (this.next(n, n + 1) === n) pending.add(n)
    }
  }
}
