/** The k-th record of merged windows, without walking there: time is bracketed by the counts before it. */
import { STREAMS } from '../universe/stream.ts'
import { GRAINS } from '../universe/timeline.ts'
import { cutsAfter, merge, step, type Merge } from './merge.ts'
import { numberAt, seenBefore, type Window } from './window.ts'

const NEAR = 24 // records: nearer than this, walking is cheaper than counting once more

/** A number for each window where it is cut, and how many of all records lie before the cuts. */
interface Cut {
  readonly cuts: readonly number[]
  readonly count: number
}

/**
 * The windows merged from where exactly `k` of their records, 0 to the total of all, lie before. `from` and `to` are the times
 * (ms) of the windows. The bracket closes in by the Illinois form of regula falsi (Dowell & Jarratt, BIT 11,
 * 1971), and by halving every fourth time, until one end is near or the bracket is a single tick of the clock.
 */
export function seek (windows: readonly Window[], k: number, from: number, to: number, forward: boolean): Merge {
  let before = cutOf(windows, windows.map(({ low }) => low))
  let after = cutOf(windows, windows.map(({ high }) => high))
  let low = from
  let high = to + 1
  let under = k + 0.5 - before.count // how far the ends are from the goal; that of an end that stays is halved
  let over = after.count - k - 0.5
  let side = 0

  for (let turn = 1; high - low > 1 && !isNear(before, k) && !isNear(after, k); turn++) {
    const guess = turn % 4 === 0 ? (low + high) / 2 : low + (high - low) * under / (under + over)
    const grain = GRAINS.find(grain => high - low > 2 * grain) ?? 1 // as long as that will do, count where counting is cheap
    const t = Math.min(Math.max(Math.round(guess / grain), Math.floor(low / grain) + 1), Math.ceil(high / grain) - 1) * grain
    const tried = cutOf(windows, windows.map(window => numberAt(window, t)))
    if (tried.count <= k) {
      low = t
      before = tried
      under = k + 0.5 - tried.count
      over = side === -1 ? over / 2 : after.count - k - 0.5
      side = -1
    } else {
      high = t
      after = tried
      over = tried.count - k - 0.5
      under = side === 1 ? under / 2 : k + 0.5 - before.count
      side = 1
    }
  }
  if (!isNear(before, k) && !isNear(after, k)) before = after = cutTie(windows, k, before, after)
  const there = forward ? before : after // from where the walk goes the way that the page will
  const other = forward ? after : before
  return walk(windows, k, isNear(there, k) ? there : other, forward)
}

function cutOf (windows: readonly Window[], cuts: readonly number[]): Cut {
  let count = 0
  for (let i = 0; i < windows.length; i++) count += seenBefore(windows[i]!, cuts[i]!)
  return { cuts, count }
}

const isNear = ({ count }: Cut, k: number) => Math.abs(count - k) <= NEAR

/** From a cut that is near to the one asked for. */
function walk (windows: readonly Window[], k: number, { cuts, count }: Cut, forward: boolean): Merge {
  const sequence = merge(windows, cuts, count === k ? forward : count < k)
  for (let left = Math.abs(count - k); left > 0; left--) step(sequence)
  return sequence.forward === forward ? sequence : merge(windows, cutsAfter(sequence), forward)
}

/** Near, within one tick of the clock, where records are ordered by place: by halving. */
function cutTie (windows: readonly Window[], k: number, before: Cut, after: Cut): Cut {
  let low = Math.min(...before.cuts) * STREAMS
  let high = (Math.max(...after.cuts) + 1) * STREAMS
  let near = before
  while (high - low > 1 && !isNear(near, k)) {
    const middle = Math.floor((low + high) / 2)
    const tried = cutOf(windows, windows.map(({ selection: { stream: { id } } }, i) =>
      Math.min(Math.max(Math.ceil((middle - id) / STREAMS), before.cuts[i]!), after.cuts[i]!)))
    if (tried.count <= k) [low, near] = [middle, tried]
    else high = middle
  }
  return near
}
