/**
 * When flows start: record number <-> millisecond, both ways, without a table.
 *
 * Every week holds `rate` x 604 800 flows. How many start before each day, and before each quarter of an hour of a day, is the
 * share that the rhythm has by then, swayed by a keyed draw. Inside a quarter a binary tree splits the flows: each node's count
 * goes to its halves in proportion to a keyed noise, rounded to an integer by a keyed draw. That is a multiplicative cascade,
 * the b-model of self-similar traffic (Wang et al., "Data mining meets performance evaluation", ICDE 2002).
 * Counts are exact at every level, so rank and startOf are each one descent, down to a leaf at most: a short span with a few records,
 * which are placed by draws and sorted. The path to the last leaf is kept, so that neighbours, either way, cost a look into
 * it and not a descent. (It is a memory of work done: it never changes an answer.)
 */
import { draw, mix } from './draw.ts'
import { LEAF, placeInLeaf } from './leaf.ts'

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
  /** The share of a week's flows before each quarter of an hour, from Thursday 00:00 UTC: 673 values, rising from 0 to 1. */
  readonly rhythm: Float64Array
  /** How strongly a node's noise may tilt its halves, by the binary logarithm of its span in ms: 20 values of 0 to 1. */
  readonly burst: Float64Array
}

const QUARTER = 900_000 // ms
/** In ms, falling: ranks at the multiples of a grain (from 1970 on) are cheaper than any finer ones. They need no descent, or a short one. */
export const GRAINS = [QUARTER, QUARTER / 32, 1] as const
const DAY = 96 // quarters of an hour
export const WEEK = 7 * DAY * QUARTER // ms
const DAY_SWAY = 0.2 // midnight comes up to a tenth of a day's flows early or late,
const QUARTER_SWAY = 0.5 // a quarter of an hour up to a quarter of its flows
const DEPTH = 24 // 20 levels from a quarter of an hour to a millisecond, some to spare
const ASKED = 16 // times whose ranks are remembered: those of a window in the past are asked for again at every page of a walk

export function createTimeline ({ key, rate, resolution, rhythm, burst }: TimelineOptions): Timeline {
  const perWeek = rate * 604_800
  const ofDay = rhythm.map((share, q) => q < 7 * DAY ? (share - rhythm[q - q % DAY]!) / (rhythm[q - q % DAY + DAY]! - rhythm[q - q % DAY]!) : 1)
  // The week last looked into, and in records the bounds of its days; -1 is not yet known.
  const days = new Float64Array(8)
  let week = -1
  let weekKey = 0
  // The path from a quarter of an hour to the node last visited: times in ms from the week's start, counts in records.
  const from = new Int32Array(DEPTH)
  const to = new Int32Array(DEPTH)
  const middle = new Int32Array(DEPTH)
  const heap = new Int32Array(DEPTH)
  const first = new Float64Array(DEPTH)
  const count = new Float64Array(DEPTH)
  const left = new Float64Array(DEPTH) // how many of count start before the middle; -1 is not yet known
  const leaf = new Int32Array(LEAF) // when the records of the leaf at the end of the path start, ascending
  const asked = new Float64Array(ASKED).fill(-1)
  const answers = new Float64Array(ASKED)
  let depth = 0
  let quarterKey = 0
  let leafHeap = 0 // the node that the leaf was made for

  const recordsBefore = (week: number) => Math.floor(week * perWeek)

  function openWeek (number: number): void {
    week = number
    weekKey = draw(key, number) | 0
    days.fill(-1)
    days[0] = recordsBefore(number)
    days[7] = recordsBefore(number + 1)
    depth = 0
    to[0] = 0 // no quarter is open
    leafHeap = 0
  }

  /** The share at `q`, moved by up to half of `sway` of what lies `step` to either side of it, whichever is less. */
  function swayed (shares: Float64Array, q: number, step: number, sway: number): number {
    const share = shares[q]!
    const before = share - shares[q - step]!
    const after = (shares[q + step]! || 1) - share
    return share + (draw(weekKey ^ step, q) / 4_294_967_296 - 0.5) * sway * Math.min(before, after)
  }

  /** How many records start before a day of the week. */
  function dayBoundOf (day: number): number {
    if (days[day]! < 0) days[day] = days[0]! + Math.floor((days[7]! - days[0]!) * swayed(rhythm, day * DAY, DAY, DAY_SWAY))
    return days[day]!
  }

  /** How many records start before quarter `q` of the week. */
  function boundOf (q: number): number {
    const day = Math.floor(q / DAY)
    const base = dayBoundOf(day)
    return q % DAY === 0 ? base : base + Math.floor((dayBoundOf(day + 1) - base) * swayed(ofDay, q, 1, QUARTER_SWAY))
  }

  function openQuarter (q: number): void {
    quarterKey = draw(weekKey, q) | 0
    from[0] = q * QUARTER
    to[0] = from[0] + QUARTER
    heap[0] = 1
    first[0] = boundOf(q)
    count[0] = boundOf(q + 1) - first[0]
    left[0] = -1
    depth = 0
    leafHeap = 0
  }

  /** Opens the quarter that holds record n. */
  function openFor (n: number): void {
    if (week < 0 || n < days[0]! || n >= days[7]!) openWeek(weekOf(n))
    let day = 0
    while (n >= dayBoundOf(day + 1)) day++
    const share = (n - dayBoundOf(day)) / (dayBoundOf(day + 1) - dayBoundOf(day))
    let low = day * DAY
    let high = low + DAY
    while (high - low > 1) {
      const middle = (low + high) >> 1
      if (ofDay[middle]! <= share) low = middle
      else high = middle
    }
    while (n < boundOf(low)) low--
    while (n >= boundOf(low + 1)) low++
    openQuarter(low)
  }

  function weekOf (n: number): number {
    let guess = Math.floor(n / perWeek)
    while (recordsBefore(guess + 1) <= n) guess++
    while (recordsBefore(guess) > n) guess--
    return guess
  }

  /** Decides how many records of the node at depth `d` start before its middle. */
  function split (d: number): void {
    const span = to[d]! - from[d]!
    const half = span >> 1
    const share = half / span
    const bits = mix(quarterKey ^ heap[d]!)
    const tilt = ((bits & 65_535) - 32_767.5) / 32_767.5 * burst[31 - Math.clz32(span)]!
    const ahead = share * (1 + tilt)
    middle[d] = from[d]! + half
    left[d] = Math.floor(count[d]! * (ahead / (ahead + (1 - share) * (1 - tilt))) + (bits >>> 16) / 65_536)
  }

  /**
   * Goes down to the leaf that holds a record, or else a time (ms from the week's start), from a node of the path that does;
   * no further than to a node that begins at that time.
   */
  function descend (goal: number, isRecord: boolean): void {
    let d = depth
    for (;;) {
      const a = from[d]!
      const b = to[d]!
      const records = count[d]!
      if (b - a === 1 || records <= LEAF || (!isRecord && goal === a)) break
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
    placeInLeaf(leaf, quarterKey ^ Math.imul(leafHeap, 0x2545f491), count[depth]!, from[depth]!, to[depth]! - from[depth]!)
  }

  function rankOf (t: number): number {
    const tick = resolution === 1 ? t : Math.ceil(t / resolution) * resolution // floor(start) < t exactly when start < ceil(t)
    const number = Math.floor(tick / WEEK)
    const at = tick - number * WEEK
    if (number !== week) openWeek(number)
    const q = Math.floor(at / QUARTER)
    if (at === q * QUARTER) return boundOf(q)
    if (at < from[0]! || at >= to[0]!) openQuarter(q)
    while (at < from[depth]! || at >= to[depth]!) depth--
    descend(at, false)
    if (at === from[depth]) return first[depth]!
    let i = 0
    while (i < count[depth]! && startInLeaf(i) < at) i++
    return first[depth]! + i
  }

  const inTicks = (t: number) => resolution === 1 ? t : t - t % resolution

  return {
    startOf (n) {
      const place = n - first[depth]!
      if (place >= 0 && place < count[depth]! && leafHeap === heap[depth]) return inTicks(week * WEEK + leaf[place]!)
      if (to[0] === 0 || n < first[0]! || n >= first[0]! + count[0]!) openFor(n)
      while (n < first[depth]! || n >= first[depth]! + count[depth]!) depth--
      descend(n, true)
      return inTicks(week * WEEK + startInLeaf(n - first[depth]!))
    },

    rank (t) {
      if (t <= 0) return 0
      const slot = mix(t | 0) & (ASKED - 1)
      if (asked[slot] !== t) {
        answers[slot] = rankOf(t)
        asked[slot] = t
      }
      return answers[slot]!
    }
  }
}
