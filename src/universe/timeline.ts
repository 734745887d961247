/**
 * When flows start: record number <-> millisecond, both ways, without a table.
 *
 * Every week holds `rate` x 604 800 flows. Inside it a binary tree splits them: each node's count goes to its halves in
 * proportion to the weekly rhythm times a keyed noise, rounded to an integer by a keyed draw. That is a multiplicative
 * cascade, the b-model of self-similar traffic (Wang et al., "Data mining meets performance evaluation", ICDE 2002).
 * Counts are exact at every level, so rank and startOf are each one descent; the path to the last node visited is kept,
 * so that neighbours, either way, cost a step and not a descent. (The path is a memory of work done: it never changes an answer.)
 */
import { draw, mix } from './draw.ts'

export interface Timeline {
  /** How many records start before `t` (ms since 1970). */
  rank (t: number): number
  /** When record `n` (0 or more) starts, in ms since 1970; never falls as n rises. */
  startOf (n: number): number
}

export interface TimelineOptions {
  readonly key: number
  /** Flows per second, above 0. */
  readonly rate: number
  /** All starts are multiples of this many ms. */
  readonly resolution: number
  /** The share of a week's flows before each quarter of an hour, from Thursday 00:00 UTC: 673 values from 0 to 1. */
  readonly rhythm: Float64Array
  /** How strongly a node's noise may tilt its halves, by the binary logarithm of its span in ms: 32 values of 0 to 1. */
  readonly burst: Float64Array
}

export const WEEK = 604_800_000
export const QUARTER = 900_000
const DEPTH = 40 // 10 levels from a week to a quarter of an hour, 20 from there to a millisecond, some to spare

export function createTimeline ({ key, rate, resolution, rhythm, burst }: TimelineOptions): Timeline {
  const perWeek = rate * 604_800
  // The path from the root to the last node visited: times in ms from the week's start, counts in records.
  const from = new Int32Array(DEPTH)
  const to = new Int32Array(DEPTH)
  const middle = new Int32Array(DEPTH)
  const heap = new Int32Array(DEPTH)
  const first = new Float64Array(DEPTH)
  const count = new Float64Array(DEPTH)
  const left = new Float64Array(DEPTH) // how many of count start before the middle; -1 is not yet known
  let depth = 0
  let week = -1
  let weekKey = 0
  to[0] = WEEK
  heap[0] = 1

  const recordsBefore = (week: number) => Math.floor(week * perWeek)

  function open (number: number): void {
    week = number
    weekKey = draw(key, number) | 0
    depth = 0
    first[0] = recordsBefore(number)
    count[0] = recordsBefore(number + 1) - first[0]
    left[0] = -1
  }

  function weekOf (n: number): number {
    let guess = Math.floor(n / perWeek)
    while (recordsBefore(guess + 1) <= n) guess++
    while (recordsBefore(guess) > n) guess--
    return guess
  }

  function split (): void {
    const a = from[depth]!; const span = to[depth]! - a; const records = count[depth]!
    let mid: number, share: number
    if (span > QUARTER) {
      const slot = a / QUARTER; const slots = span / QUARTER
      mid = slot + (slots >> 1)
      share = (rhythm[mid]! - rhythm[slot]!) / (rhythm[slot + slots]! - rhythm[slot]!)
      mid *= QUARTER
    } else {
      mid = a + (span >> 1)
      share = (mid - a) / span
    }
    const h = mix(weekKey ^ heap[depth]!)
    const tilt = ((h & 65_535) - 32_767.5) / 32_767.5 * burst[31 - Math.clz32(span)]!
    const ahead = share * (1 + tilt)
    middle[depth] = mid
    left[depth] = Math.floor(records * (ahead / (ahead + (1 - share) * (1 - tilt))) + (h >>> 16) / 65_536)
  }

  function enter (later: boolean): void {
    if (left[depth]! < 0) split()
    const d = depth++
    from[depth] = later ? middle[d]! : from[d]!
    to[depth] = later ? to[d]! : middle[d]!
    heap[depth] = heap[d]! * 2 + (later ? 1 : 0)
    first[depth] = later ? first[d]! + left[d]! : first[d]!
    count[depth] = later ? count[d]! - left[d]! : left[d]!
    left[depth] = -1
  }

  /** Where a lone record stands in the node at the end of the path. */
  const lone = () => from[depth]! + Math.floor(draw(weekKey ^ 0x10e, heap[depth]! >>> 0) / 4_294_967_296 * (to[depth]! - from[depth]!))

  return {
    startOf (n) {
      if (week < 0 || n < first[0]! || n >= first[0]! + count[0]!) open(weekOf(n))
      while (n < first[depth]! || n >= first[depth]! + count[depth]!) depth--
      for (;;) {
        const span = to[depth]! - from[depth]!
        if (span === 1 || (count[depth] === 1 && span <= QUARTER)) break
        if (left[depth]! < 0) split()
        enter(n >= first[depth]! + left[depth]!)
      }
      const t = week * WEEK + (count[depth] === 1 && to[depth]! - from[depth]! > 1 ? lone() : from[depth]!)
      return t - t % resolution
    },

    rank (t) {
      if (t <= 0) return 0
      const tick = Math.ceil(t / resolution) * resolution // floor(start) < t exactly when start < ceil(t)
      const number = Math.floor(tick / WEEK)
      const at = tick - number * WEEK
      if (number !== week) open(number)
      while (at < from[depth]! || at >= to[depth]!) depth--
      for (;;) {
        if (count[depth] === 0 || at === from[depth]) return first[depth]!
        if (count[depth] === 1 && to[depth]! - from[depth]! <= QUARTER) return first[depth]! + (lone() < at ? 1 : 0)
        if (left[depth]! < 0) split()
        enter(at >= middle[depth]!)
      }
    }
  }
}
