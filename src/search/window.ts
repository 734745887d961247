/** The part of a selection that a question can see: records between two numbers that pass and have ended. */
import { NOTHING_PENDING, type Pending, type Selection } from './selection.ts'

export interface Window {
  readonly selection: Selection
  readonly pending: Pending
  /** Numbers of the first record in the window and of the first one after it. */
  readonly low: number
  readonly high: number
  /** How many records of the window can be seen. */
  readonly total: number
  /** How many before the window pass and have ended. */
  readonly skipped: number
  /** The time (ms) by which a flow must have ended, and one by which whatever has started has ended. */
  readonly horizon: number
  readonly settled: number
}

/** `from` and `to` are both in; `horizon` is the time by which a flow must have ended. All in ms. */
export function windowOf (selection: Selection, from: number, to: number, horizon: number): Window {
  const { stream } = selection
  const after = Math.min(to, horizon) + 1
  const low = stream.rank(Math.min(from, after)) // a window that has not begun is as cheap as an empty one
  const high = stream.rank(after)
  const settled = horizon - stream.longest
  const pending = to <= settled ? NOTHING_PENDING : selection.pending(horizon)
  const skipped = selection.before(low) - pending.before(low)
  const total = selection.before(high) - pending.before(high) - skipped
  return { selection, pending, low, high, total, skipped, horizon, settled }
}

/** How many of the records that can be seen are before number `n`, from low to high. */
export function seenBefore ({ selection, pending, low, high, total, skipped }: Window, n: number): number {
  if (n === high) return total
  return n === low ? 0 : selection.before(n) - pending.before(n) - skipped
}

/** The number of the first record of the window that starts at `t` (ms) or later. */
export function numberAt ({ selection, low, high }: Window, t: number): number {
  return Math.min(Math.max(selection.stream.rank(t), low), high)
}
