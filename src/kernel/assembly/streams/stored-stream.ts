/** The stream of the user's own records, sorted by start. */
import { DEBUG } from '../base/debug'
import { countBelow, doubleAt } from '../base/memory'
import { Stream } from './stream'

export class StoredStream extends Stream {
  /** Addresses of tables for `count` records: starts and ends (ms, doubles), and record numbers, latest end first. */
  constructor (id: i64, longest: i64, readonly count: i32, private readonly starts: usize, private readonly ends: usize, readonly byEnd: usize) {
    super(id, longest)
  }

  rank (t: i64): i64 { return countBelow<f64>(this.starts, this.count, t) }

  startOf (n: i64): i64 {
    if (DEBUG) assert(n >= 0 && n < this.count, 'startOf: a stored record')
    return <i64>doubleAt(this.starts, <i32>n)
  }

  endOf (n: i64): i64 {
    if (DEBUG) assert(n >= 0 && n < this.count, 'endOf: a stored record')
    return <i64>doubleAt(this.ends, <i32>n)
  }
}
