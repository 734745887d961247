/** The stream of the user's own records, sorted by start. */
import { DEBUG } from '../base/debug'
import { doubleAt } from '../base/memory'
import { Stream } from './stream'

export class StoredStream extends Stream {
  /** Addresses of tables for `count` records: starts and ends (ms, doubles), and record numbers, latest end first. */
  constructor (id: i64, longest: i64, readonly count: i32, private readonly starts: usize, private readonly ends: usize, readonly byEnd: usize) {
    super(id, longest)
  }

  rank (t: i64): i64 {
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >>> 1
      if (<i64>doubleAt(this.starts, middle) < t) low = middle + 1
      else high = middle
    }
    return low
  }

  startOf (n: i64): i64 {
    if (DEBUG) assert(n >= 0 && n < this.count, 'startOf: a stored record')
    return <i64>doubleAt(this.starts, <i32>n)
  }

  endOf (n: i64): i64 {
    if (DEBUG) assert(n >= 0 && n < this.count, 'endOf: a stored record')
    return <i64>doubleAt(this.ends, <i32>n)
  }
}
