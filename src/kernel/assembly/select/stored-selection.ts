/** The selection of a filter on the user's own records: their numbers, ascending, as search/selections.ts finds them. */
import { DEBUG } from '../base/debug'
import { countBelow, wordAt } from '../base/memory'
import { StoredStream } from '../streams/stored-stream'
import { Filter } from './filter'
import { Selection } from './selection'

export class StoredSelection extends Selection {
  private numbers: usize = 0
  private count: i32 = 0

  constructor (readonly stored: StoredStream) {
    super(stored)
  }

  applyFilter (filter: Filter): void {
    this.setNumbers(filter.numbers, filter.count)
  }

  setNumbers (numbers: usize, count: i32): void {
    if (DEBUG) {
      assert(count >= 0 && count <= this.stored.count, 'setNumbers: numbers of stored records')
      for (let i = 1; i < count; i++) assert(wordAt(numbers, i - 1) < wordAt(numbers, i), 'setNumbers: ascending')
    }
    this.numbers = numbers
    this.count = count
  }

  countBefore (n: i64): i64 { return countBelow<u32>(this.numbers, this.count, n) }

  next (n: i64, end: i64): i64 {
    const index = <i32>this.countBefore(n)
    return index < this.count ? min(<i64>wordAt(this.numbers, index), end) : end
  }

  previous (n: i64, first: i64): i64 {
    const index = <i32>this.countBefore(n)
    return index > 0 ? max(<i64>wordAt(this.numbers, index - 1), first - 1) : first - 1
  }
}
