/** The part of a selection that a query can see: records between two numbers that pass and have ended. */
import { DEBUG } from '../base/debug'
import { Stream } from '../streams/stream'
import { countDescent } from '../time/descents'
import { Quarter } from '../time/quarter'
import { ComputedPending } from './computed-pending'
import { PendingRecords } from './pending-records'
import { ReplacedRecords } from './replaced-records'
import { ComputedSelection, Selection } from './selection'
import { StoredPending } from './stored-pending'
import { StoredSelection } from './stored-selection'

export class Window {
  stream: Stream
  selection: Selection
  private quarter: Quarter | null = null
  /** Null if the window lies before all of them. */
  private pending: PendingRecords | null = null
  private readonly replaced: ReplacedRecords = new ReplacedRecords()
  /** Numbers of the first record in the window and of the first one after it. */
  low: i64 = 0
  high: i64 = 0
  /** How many records of the window are visible. */
  total: i64 = 0
  /** How many records before the window pass and have ended. */
  private endedBeforeLow: i64 = 0
  // The state of a walk: its next record, and how many visible ones are left after it.
  number: i64 = 0
  remaining: i64 = 0

  constructor (selection: Selection) {
    this.selection = selection
    this.stream = selection.stream
  }

  /** `from` and `to` are both in; `horizon` is the time by which a flow must have ended. All in ms. */
  open (selection: Selection, from: i64, to: i64, horizon: i64): void {
    const stream = selection.stream
    const after = min(to, horizon) + 1
    this.stream = stream
    this.quarter = stream.exactQuarter()
    this.selection = selection
    this.low = stream.cachedRank(min(from, after)) // a window that has not begun is as cheap as an empty one
    this.high = stream.cachedRank(after)
    this.pending = to > horizon - stream.longest ? pendingIn(selection, horizon) : null
    this.replaced.find(selection, this.low, this.high, horizon)
    this.endedBeforeLow = this.endedBefore(this.low)
    this.total = this.endedBefore(this.high) - this.endedBeforeLow
    if (DEBUG) assert(this.low <= this.high && this.total >= 0 && this.total <= this.high - this.low, 'open: no more visible records than records')
  }

  /** How many of the records 0 to n - 1 pass and have ended, without the replaced ones of the window. */
  private endedBefore (n: i64): i64 {
    const passed = this.selection.countBefore(n) - this.replaced.countBefore(n)
    const pending = this.pending
    return pending === null ? passed : passed - pending.countBefore(n)
  }

  /** How many visible records are before number `n`, which is from low to high. */
  visibleBefore (n: i64): i64 {
    if (DEBUG) assert(n >= this.low && n <= this.high, 'visibleBefore: a number of the window')
    if (n === this.high) return this.total
    return n === this.low ? 0 : this.endedBefore(n) - this.endedBeforeLow
  }

  /** The number from low to high that is nearest to `n`. */
  clamp (n: i64): i64 { return min(max(n, this.low), this.high) }

  /** The number of the first record of the window that starts at `t` (ms) or later. */
  numberAt (t: i64): i64 { return this.clamp(this.stream.rank(t)) }

  /** When record `n` starts (ms). Mostly it is a neighbour of the last one, and the open leaf holds it. */
  startOf (n: i64): i64 {
    const quarter = this.quarter
    if (quarter === null || !quarter.openLeafHolds(n)) return this.stream.startOf(n)
    countDescent()
    return quarter.startInOpenLeaf(n)
  }

  /** The first visible record from `n` on. There must be one. */
  next (n: i64): i64 {
    n = this.nextEnded(n)
    while (this.stream.isReplaced(n)) n = this.nextEnded(n + 1)
    return n
  }

  /** The last visible record before `n`. There must be one. */
  previous (n: i64): i64 {
    n = this.previousEnded(n)
    while (this.stream.isReplaced(n)) n = this.previousEnded(n)
    return n
  }

  private nextEnded (n: i64): i64 {
    const pending = this.pending
    return pending === null ? this.selection.next(n, this.high) : pending.next(n, this.high)
  }

  private previousEnded (n: i64): i64 {
    const pending = this.pending
    return pending === null ? this.selection.previous(n, this.low) : pending.previous(n, this.low)
  }
}

function pendingIn (selection: Selection, horizon: i64): PendingRecords {
  const known = selection.pending
  const pending = known !== null ? known : selection instanceof StoredSelection
    ? new StoredPending(<StoredSelection>selection)
    : new ComputedPending(<ComputedSelection>selection)
  pending.find(horizon)
  selection.pending = pending
  return pending
}
