/** The k-th record of merged windows, without walking there: time is bracketed by the counts before it. */
import { STREAMS } from '../universe/stream.ts'
import { merge } from './merge.ts'
import type { Window } from './window.ts'

const NEAR = 24 // records: nearer than this, walking is cheaper than counting once more

/**
 * Where to cut the windows so that exactly `k` of their records, 0 to the total of all, lie before the cuts.
 * The bracket closes in by the Illinois form of regula falsi (Dowell & Jarratt, BIT 11, 1971), and by halving every fourth time.
 */
export function seek (windows: readonly Window[], k: number, from: number, to: number): readonly number[] {
  const cutsAt = (t: number) => windows.map(window => window.numberAt(t))
  const countOf = (cuts: readonly number[]) => windows.reduce((sum, window, i) => sum + window.seenBefore(cuts[i]!), 0)

  let low = from; let high = to + 1
  let cuts = windows.map(window => window.low); let below = 0
  const ends = windows.map(window => window.high)
  let above = windows.reduce((sum, { total }) => sum + total, 0)
  if (k >= above) return ends
  if (k === 0) return cuts
  let under = k + 0.5; let over = above - k - 0.5 // distances of both ends from the goal, the stale one halved
  let side = 0

  for (let step = 1; high - low > 1 && k - below > NEAR; step++) {
    const guess = step % 4 === 0 ? (low + high) / 2 : low + (high - low) * under / (under + over)
    const t = Math.min(Math.max(Math.round(guess), low + 1), high - 1)
    const tried = cutsAt(t); const count = countOf(tried)
    if (count <= k) {
      [low, cuts, below] = [t, tried, count]
      under = k + 0.5 - count
      over = side === -1 ? over / 2 : above - k - 0.5
      side = -1
    } else {
      [high, above] = [t, count]
      over = count - k - 0.5
      under = side === 1 ? under / 2 : k + 0.5 - below
      side = 1
    }
  }
  if (k - below > NEAR) [cuts, below] = cutTie(windows, k, cuts, cutsAt(low + 1), countOf)

  const rest = merge(windows, cuts, true)
  while (below++ < k) rest.step()
  return rest.cuts
}

/** The same within one tick of the clock, where records are ordered by place: halved until near. */
function cutTie (windows: readonly Window[], k: number, first: readonly number[], last: readonly number[], countOf: (cuts: readonly number[]) => number): [number[], number] {
  const cutsAt = (place: number) => windows.map(({ selection }, i) =>
    Math.min(Math.max(Math.ceil((place - selection.stream.id) / STREAMS), first[i]!), last[i]!))
  let low = Math.min(...first) * STREAMS; let high = (Math.max(...last) + 1) * STREAMS
  let cuts = [...first]
  while (high - low > 1 && k - countOf(cuts) > NEAR) {
    const middle = Math.floor((low + high) / 2)
    const tried = cutsAt(middle)
    if (countOf(tried) <= k) [low, cuts] = [middle, tried]
    else high = middle
  }
  return [cuts, countOf(cuts)]
}
