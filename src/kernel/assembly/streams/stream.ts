/** One kind of traffic, its records numbered from 0 in the order in which they start. */
import { Quarter } from '../time/quarter'
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
