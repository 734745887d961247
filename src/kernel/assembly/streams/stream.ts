/** One kind of traffic, its records numbered from 0 in the order in which they start. */
import { Quarter } from '../time/quarter'
import { allocate, countBelow, doubleAt, setDoubleAt } from '../base/memory'
import { STREAMS } from '../shared/sizes'

export abstract class Stream {
  /** `id`: its number in the universe, 0 to 7. No record lasts longer than `longest` ms. */
  constructor (readonly id: i64, readonly longest: i64) {}

  /** How many records start before `t` (ms). */
  abstract rank (t: i64): i64
  /** When record `n` starts (ms). */
  abstract startOf (n: i64): i64
  /** When record `n` ends (ms). */
  abstract endOf (n: i64): i64

  // The records for which own records with their ids stand in: how many, their numbers, ascending, and their ends (ms).
  replacedCount: i32 = 0
  private replaced: usize = 0
  private replacedEnds: usize = 0

  /** Such records are never visible. `numbers` is the address of `count` doubles, ascending. */
  setReplaced (numbers: usize, count: i32): void {
    this.replaced = numbers
    this.replacedCount = count
    this.replacedEnds = allocate(<usize>count * sizeof<f64>())
    for (let i = 0; i < count; i++) setDoubleAt(this.replacedEnds, i, <f64>this.endOf(this.replacedAt(i)))
  }

  /** How many of the records 0 to n - 1 are replaced. */
  replacedBefore (n: i64): i32 { return countBelow<f64>(this.replaced, this.replacedCount, n) }
  replacedAt (i: i32): i64 { return <i64>doubleAt(this.replaced, i) }
  replacedEndAt (i: i32): i64 { return <i64>doubleAt(this.replacedEnds, i) }

  isReplaced (n: i64): bool {
    if (this.replacedCount === 0) return false
    const i = this.replacedBefore(n)
    return i < this.replacedCount && this.replacedAt(i) === n
  }

  /** See Timeline. */
  exactQuarter (): Quarter | null { return null }

  /** As `rank`, cached where it is slow: every page of a walk asks for the bounds of its window. */
  cachedRank (t: i64): i64 { return this.rank(t) }

  /** A record's serial number, number x 8 + stream. It orders the records of a millisecond among all streams, and makes their ids. */
  serialOf (n: i64): i64 { return n * STREAMS + this.id }

  /** The first record of this stream whose serial number is `serial` or more. */
  numberOfSerial (serial: i64): i64 { return (serial - this.id + STREAMS - 1) / STREAMS }

  /** The first record that starts at `start` (ms) with a serial number of at least `serial`, or later. */
  numberFrom (start: i64, serial: i64): i64 {
    const first = this.rank(start)
    const number = this.numberOfSerial(serial)
    return number <= first ? first : min(number, this.rank(start + 1))
  }
}
