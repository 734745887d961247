/** Several windows as one sequence, ordered by start and, within a millisecond, by serial number. */
import { DEBUG } from '../base/debug'
import { STREAMS } from '../shared/sizes'
import { Window } from '../select/window'

const NO_RECORD = i64.MAX_VALUE // later than any start

export class Merge {
  /** Whether it steps to later records, or back to earlier ones. */
  forward: bool = true
  // The record stepped to: the index of its window, its number and its start (ms).
  window: i32 = 0
  number: i64 = 0
  start: i64 = 0
  /** By window: the start of its next record (ms), negated if going back, so that the least is next; NO_RECORD if none is left. */
  private readonly next: StaticArray<i64> = new StaticArray<i64>(STREAMS).fill(NO_RECORD)

  constructor (private readonly windows: StaticArray<Window>) {}

  /** Starts at the cuts, a record number of each window. */
  begin (cuts: StaticArray<i64>, forward: bool): void {
    this.forward = forward
    for (let i = 0; i < this.windows.length; i++) {
      const window = this.windows[i]
      const visible = window.visibleBefore(cuts[i])
      window.number = cuts[i]
      window.remaining = forward ? window.total - visible : visible
      this.advance(i)
    }
  }

  /** Steps to the next record; false when there is none left. */
  step (): bool {
    let best = 0
    let least = this.next[0]
    for (let i = 1; i < this.windows.length; i++) {
      const next = this.next[i]
      // Which window is next is unpredictable, so it is selected without a branch: docs/kernel.md#branches.
      const sooner = next < least || (next === least && this.isSooner(i, best))
      best = select(i, best, sooner)
      least = select(next, least, sooner)
    }
    if (least === NO_RECORD) return false
    const window = this.windows[best]
    this.window = best
    this.number = window.number
    this.start = this.forward ? least : -least
    if (this.forward) window.number++
    this.advance(best)
    return true
  }

  /** Whether a's next record precedes b's, when both start at the same time. */
  private isSooner (a: i32, b: i32): bool { return this.serialOf(a) < this.serialOf(b) === this.forward }

  private serialOf (i: i32): i64 {
    const window = this.windows[i]
    return window.stream.serialOf(window.number)
  }

  /** Sets the cuts between the records that have been stepped over and the others. */
  cutInto (cuts: StaticArray<i64>): void {
    for (let i = 0; i < this.windows.length; i++) {
      const number = this.windows[i].number
      cuts[i] = this.forward || this.next[i] === NO_RECORD ? number : number + 1 // going back, `number` has not been stepped over
    }
  }

  /** Finds a window's next visible record; going back, from the one before its number. */
  private advance (i: i32): void {
    const window = this.windows[i]
    if (window.remaining-- === 0) {
      this.next[i] = NO_RECORD
      return
    }
    const n = this.forward ? window.next(window.number) : window.previous(window.number)
    if (DEBUG) assert(n >= window.low && n < window.high, 'advance: a record of the window')
    const start = window.startOf(n)
    window.number = n
    this.next[i] = this.forward ? start : -start
  }
}
