/** Several windows as one sequence, ordered by start and, within a millisecond, by place (number x 8 + stream). */
import { Window } from './window'
import { worked } from './work'

export class Merge {
  /** Whether it goes to later records, or back to earlier ones. */
  forward: bool = true
  /** The record stepped to: the index of its window, its number and its start (ms). */
  index: i32 = 0
  number: i64 = 0
  start: i64 = 0

  constructor (private readonly windows: StaticArray<Window>) {}

  /** From the cuts (a record number of each window) on: forward to later records, else back to earlier ones. */
  begin (cuts: StaticArray<i64>, forward: bool): void {
    this.forward = forward
    for (let i = 0; i < this.windows.length; i++) {
      const window = this.windows[i]
      const seen = window.seenBefore(cuts[i])
      window.number = cuts[i]
      window.left = forward ? window.total - seen : seen
      this.advance(window)
    }
  }

  /** Steps to the next record; false when there is none left. */
  step (): bool {
    const windows = this.windows
    let best = -1
    for (let i = 0; i < windows.length; i++) {
      if (windows[i].left >= 0 && (best < 0 || this.isSooner(windows[i], windows[best]))) best = i
    }
    if (best < 0) return false
    const window = windows[best]
    this.index = best
    this.number = window.number
    this.start = window.start
    if (this.forward) window.number++
    this.advance(window)
    worked()
    return true
  }

  private isSooner (a: Window, b: Window): bool {
    if (a.start !== b.start) return a.start < b.start === this.forward
    return a.stream.placeOf(a.number) < b.stream.placeOf(b.number) === this.forward
  }

  /** Where the windows are cut between what has been stepped over and what has not. */
  cutInto (cuts: StaticArray<i64>): void {
    for (let i = 0; i < this.windows.length; i++) {
      const window = this.windows[i]
      cuts[i] = this.forward || window.left < 0 ? window.number : window.number + 1 // going back, `number` is not stepped over yet
    }
  }

  /** Finds the window's next record to be seen, its present number not included if going back. Less than none is left when there is none. */
  private advance (window: Window): void {
    if (window.left-- === 0) return
    const selection = window.selection
    for (let n = window.number; ;) {
      n = this.forward ? selection.next(n, window.high) : selection.previous(n, window.low)
      const start = window.stream.startOf(n)
      if (window.sees(n, start)) {
        window.number = n
        window.start = start
        return
      }
      if (this.forward) n++
    }
  }
}
