/**
 * When flows start: record number <-> millisecond, both ways, without a table.
 *
 * Every week holds `rate` x 604 800 flows. Inside it a binary tree splits them: each node's count goes to its halves in
 * proportion to the weekly rhythm times a keyed noise, rounded to an integer by a keyed draw. That is a multiplicative
 * cascade, the b-model of self-similar traffic (Wang et al., "Data mining meets performance evaluation", ICDE 2002).
 * Counts are exact at every level, so rank and startOf are each one descent, down to a leaf: a short span with a few records,
 * which are placed by draws and sorted. The path to the last leaf is kept, so that neighbours, either way, cost a look into
 * it and not a descent. (It is a memory of work done: it never changes an answer.)
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
const LEAF = 16 // records, at most, of a leaf that spans more than a millisecond
const HUDDLE = 64 // one record in two of a leaf starts within 1/64 of its span: a page's connections, a service's calls

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
  const leaf = new Int32Array(LEAF) // when the records of the leaf at the end of the path start, ascending
  let leafHeap = 0 // the node that it was made for
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
    leafHeap = 0
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

  /** Decides how many records of the node at depth `d` start before its middle. */
  function split (d: number): void {
    const a = from[d]!
    const span = to[d]! - a
    let mid: number
    let share: number
    if (span > QUARTER) {
      const slot = a / QUARTER
      const slots = span / QUARTER
      mid = slot + (slots >> 1)
      share = (rhythm[mid]! - rhythm[slot]!) / (rhythm[slot + slots]! - rhythm[slot]!)
      mid *= QUARTER
    } else {
      mid = a + (span >> 1)
      share = (span >> 1) / span
    }
    const bits = mix(weekKey ^ heap[d]!)
    const tilt = ((bits & 65_535) - 32_767.5) / 32_767.5 * burst[31 - Math.clz32(span)]!
    const ahead = share * (1 + tilt)
    middle[d] = mid
    left[d] = Math.floor(count[d]! * (ahead / (ahead + (1 - share) * (1 - tilt))) + (bits >>> 16) / 65_536)
  }

  /** Goes down to the leaf that holds a record, or else a time (ms from the week's start), from a node of the path that does. */
  function descend (goal: number, isRecord: boolean): void {
    let d = depth
    for (;;) {
      const a = from[d]!
      const b = to[d]!
      const records = count[d]!
      if (b - a === 1 || (records <= LEAF && b - a <= QUARTER) || records === 0) break
      if (left[d]! < 0) split(d)
      const mid = middle[d]!
      const before = left[d]!
      const later = isRecord ? goal >= first[d]! + before : goal >= mid
      from[d + 1] = later ? mid : a
      to[d + 1] = later ? b : mid
      heap[d + 1] = heap[d]! * 2 + (later ? 1 : 0)
      first[d + 1] = later ? first[d]! + before : first[d]!
      count[d + 1] = later ? records - before : before
      left[++d] = -1
    }
    depth = d
  }

  /** When the record at place `i` of the leaf starts: 0 to its count - 1; ms from the week's start. */
  function startInLeaf (i: number): number {
    if (to[depth]! - from[depth]! === 1) return from[depth]!
    if (leafHeap !== heap[depth]) placeLeaf()
    return leaf[i]!
  }

  function placeLeaf (): void {
    leafHeap = heap[depth]!
    const a = from[depth]!
    const span = to[depth]! - a
    const records = count[depth]!
    const key = weekKey ^ Math.imul(leafHeap, 0x2545f491)
    const width = Math.ceil(span / HUDDLE)
    const centre = a + Math.floor(draw(key, LEAF) / 4_294_967_296 * (span - width + 1))
    for (let i = 0; i < records; i++) {
      const bits = draw(key, i)
      const start = (bits & 1) === 0 ? a + Math.floor(bits / 4_294_967_296 * span) : centre + Math.floor(bits / 4_294_967_296 * width)
      let j = i
      for (; j > 0 && leaf[j - 1]! > start; j--) leaf[j] = leaf[j - 1]!
      leaf[j] = start
    }
  }

  return {
    startOf (n) {
      if (week < 0 || n < first[0]! || n >= first[0]! + count[0]!) open(weekOf(n))
      while (n < first[depth]! || n >= first[depth]! + count[depth]!) depth--
      descend(n, true)
      const t = week * WEEK + startInLeaf(n - first[depth]!)
      return resolution === 1 ? t : t - t % resolution
    },

    rank (t) {
      if (t <= 0) return 0
      const tick = resolution === 1 ? t : Math.ceil(t / resolution) * resolution // floor(start) < t exactly when start < ceil(t)
      const number = Math.floor(tick / WEEK)
      const at = tick - number * WEEK
      if (number !== week) open(number)
      while (at < from[depth]! || at >= to[depth]!) depth--
      descend(at, false)
      if (at === from[depth]) return first[depth]!
      let i = 0
      while (i < count[depth]! && startInLeaf(i) < at) i++
      return first[depth]! + i
    }
  }
}
