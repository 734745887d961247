/** The part of a selection that a question can see: records between two numbers that pass and have ended. */
import { NOTHING_PENDING, type Selection } from './selection.ts'

export interface Window {
  readonly selection: Selection
  /** Numbers of the first record in the window and of the first one after it. */
  readonly low: number
  readonly high: number
  /** How many records of the window can be seen. */
  readonly total: number
  /** How many of those are before number n, from low to high. */
  seenBefore (n: number): number
  /** The number of the first record of the window that starts at `t` (ms) or later. */
  numberAt (t: number): number
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
  const count = (n: number) => selection.before(n) - pending.before(n)
  const skipped = count(low)
  const total = count(high) - skipped
  return {
    selection,
    low,
    high,
    total,
    seenBefore: n => n === high ? total : n === low ? 0 : count(n) - skipped,
    numberAt: t => Math.min(Math.max(stream.rank(t), low), high),
    horizon,
    settled
  }
}
