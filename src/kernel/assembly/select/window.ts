/** The part of a selection that a question can see: records between two numbers that pass and have ended. */
import { Pending } from './pending-records'
import { Quarter } from '../time/quarter'
import { Selection } from './selection'
import { Stream } from '../streams/stream'
import { worked } from '../time/descents'

export class Window {
  stream: Stream
  selection: Selection
  /** Its stream's. */
  private atHand: Quarter | null = null
  private readonly pending: Pending = new Pending()
  /** Numbers of the first record in the window and of the first one after it. */
  low: i64 = 0
  high: i64 = 0
  /** How many records of the window can be seen. */
  total: i64 = 0
  /** How many before the window pass and have ended. */
  private skipped: i64 = 0
  /** The time (ms) by which a flow must have ended, and one by which whatever has started has ended. */
  private horizon: i64 = 0
  private settled: i64 = 0
  // Where a walk through it stands: its next record, and how many are left to be seen behind that.
  number: i64 = 0
  left: i64 = 0

  constructor (selection: Selection) {
    this.selection = selection
    this.stream = selection.stream
  }

  /** `from` and `to` are both in; `horizon` is the time by which a flow must have ended. All in ms. */
  open (selection: Selection, from: i64, to: i64, horizon: i64): void {
    const stream = selection.stream
    const after = min(to, horizon) + 1
    this.stream = stream
    this.atHand = stream.atHand()
    this.selection = selection
    this.low = stream.rankOfEnd(min(from, after)) // a window that has not begun is as cheap as an empty one
    this.high = stream.rankOfEnd(after)
    this.horizon = horizon
    this.settled = horizon - stream.longest
    this.pending.clear()
    if (to > this.settled) selection.findPending(horizon, this.pending)
    this.skipped = this.passedBefore(this.low)
    this.total = this.passedBefore(this.high) - this.skipped
  }

  /** How many before number `n` pass and have ended. */
  private passedBefore (n: i64): i64 {
    const passed = this.selection.before(n)
    return this.pending.any ? passed - this.pending.before(n) : passed
  }

  /** How many of the records that can be seen are before number `n`, from low to high. */
  seenBefore (n: i64): i64 {
    if (n === this.high) return this.total
    return n === this.low ? 0 : this.passedBefore(n) - this.skipped
  }

  /** The nearest number that is from low to high. */
  within (n: i64): i64 {
    return min(max(n, this.low), this.high)
  }

  /** The number of the first record of the window that starts at `t` (ms) or later. */
  numberAt (t: i64): i64 {
    return this.within(this.stream.rank(t))
  }

  /** When record `n` starts (ms): mostly it is a neighbour of the one asked for before. */
  startOf (n: i64): i64 {
    const quarter = this.atHand
    if (quarter === null || !quarter.knows(n)) return this.stream.startOf(n)
    worked()
    return quarter.knownStartOf(n)
  }

  /** Whether a record of the window that starts at `start` has ended. */
  sees (n: i64, start: i64): bool {
    return start <= this.settled || this.stream.endOf(n) <= this.horizon
  }
}
