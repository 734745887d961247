/** Several windows as one sequence, ordered by start and, within a millisecond, by place (number x 8 + stream). */
import { STREAMS } from '../universe/stream.ts'
import type { Window } from './window.ts'

export interface Merge {
  /** Steps to the next record; false when there is none left. */
  step (): boolean
  /** The record stepped to: the index of its window, its number and its start (ms). */
  readonly window: number
  readonly number: number
  readonly start: number
  /** The numbers at which the windows are cut by what has been stepped over. */
  readonly cuts: readonly number[]
}

/** From the cuts (a record number of each window) on: forward to later records, else back to earlier ones. */
export function merge (windows: readonly Window[], cuts: readonly number[], forward: boolean): Merge {
  const numbers = [...cuts]
  const starts = windows.map(() => 0)
  // How many are left to be seen: after the last one nothing is looked for, however long the window goes on.
  const left = windows.map(({ seenBefore, total }, i) => forward ? total - seenBefore(cuts[i]!) : seenBefore(cuts[i]!))

  /** Finds the window's next record to be seen, its present number not included if going back. */
  function advance (index: number): void {
    const window = windows[index]!
    const { selection: { stream, next, previous }, low, high, settled, horizon } = window
    if (left[index]!-- === 0) {
      starts[index] = forward ? Infinity : -Infinity
      return
    }
    for (let n = numbers[index]!; ; n = forward ? n + 1 : n) {
      n = forward ? next(n, high) : previous(n, low)
      numbers[index] = n
      const start = starts[index] = stream.startOf(n)
      if (start <= settled || stream.endOf(n) <= horizon) return
    }
  }
  for (let index = 0; index < windows.length; index++) advance(index)

  const placeOf = (index: number) => numbers[index]! * STREAMS + windows[index]!.selection.stream.id
  const merged = {
    window: 0,
    number: 0,
    start: 0,
    cuts: numbers,
    step () {
      let best = 0
      for (let index = 1; index < windows.length; index++) {
        const later = starts[index]! - starts[best]!
        if (forward ? later < 0 : later > 0) best = index
        else if (later === 0 && (placeOf(index) < placeOf(best)) === forward) best = index
      }
      const start = starts[best] ?? Infinity // a world may have no streams at all
      if (start === Infinity || start === -Infinity) return false
      merged.window = best
      merged.start = start
      const number = merged.number = numbers[best]!
      if (forward) numbers[best] = number + 1
      advance(best)
      return true
    }
  }
  return merged
}
