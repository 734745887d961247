/** Several windows as one sequence, ordered by start and, within a millisecond, by place (number x 8 + stream). */
import { STREAMS } from '../universe/stream.ts'
import { seenBefore, type Window } from './window.ts'

export interface Merge {
  readonly windows: readonly Window[]
  /** Whether it goes to later records, or back to earlier ones. */
  readonly forward: boolean
  // By window: the number of its next record, when that starts, and how many are left to be seen from there on. After the
  // last one nothing is looked for, however long the window goes on.
  readonly numbers: number[]
  readonly starts: number[]
  readonly left: number[]
  /** The record stepped to: the index of its window, its number and its start (ms). */
  window: number
  number: number
  start: number
}

/** From the cuts (a record number of each window) on: forward to later records, else back to earlier ones. */
export function merge (windows: readonly Window[], cuts: readonly number[], forward: boolean): Merge {
  const merged = {
    windows,
    forward,
    numbers: cuts.slice(),
    starts: cuts.map(() => NaN),
    left: windows.map((window, i) => {
      const seen = seenBefore(window, cuts[i]!)
      return forward ? window.total - seen : seen
    }),
    window: 0,
    number: 0,
    start: 0
  }
  for (let index = 0; index < windows.length; index++) advance(merged, index)
  return merged
}

/** Steps to the next record; false when there is none left. */
export function step (merged: Merge): boolean {
  const { windows, starts, forward } = merged
  let best = 0
  for (let index = 1; index < windows.length; index++) {
    const later = starts[index]! - starts[best]!
    if (forward ? later < 0 : later > 0) best = index
    else if (later === 0 && (placeOf(merged, index) < placeOf(merged, best)) === forward) best = index
  }
  const start = starts[best] ?? Infinity // a world may have no streams at all
  if (start === Infinity || start === -Infinity) return false
  merged.window = best
  merged.start = start
  const number = merged.number = merged.numbers[best]!
  if (forward) merged.numbers[best] = number + 1
  advance(merged, best)
  return true
}

/** Where the windows are cut between what has been stepped over and what has not. */
export function cutsAfter ({ numbers, starts, forward }: Merge): readonly number[] {
  return forward ? numbers : numbers.map((n, i) => starts[i] === -Infinity ? n : n + 1) // going back, n is not stepped over yet
}

/** Finds the window's next record to be seen, its present number not included if going back. */
function advance ({ windows, forward, numbers, starts, left }: Merge, index: number): void {
  if (left[index]!-- === 0) {
    starts[index] = forward ? Infinity : -Infinity
    return
  }
  const { selection, low, high, settled, horizon } = windows[index]!
  const { stream } = selection
  for (let n = numbers[index]!; ; n = forward ? n + 1 : n) {
    n = forward ? selection.next(n, high) : selection.previous(n, low)
    const start = stream.startOf(n)
    if (start <= settled || stream.endOf(n) <= horizon) {
      numbers[index] = n
      starts[index] = start
      return
    }
  }
}

const placeOf = ({ windows, numbers }: Merge, index: number) => numbers[index]! * STREAMS + windows[index]!.selection.stream.id
