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
import { draw, mix, part } from './draw'
import { countInLeaf, LEAF, placeInLeaf } from './leaf'
import { doubleAt, room } from './memory'
import { double, floor } from './numbers'
import { worked } from './work'

const QUARTER: i32 = 900_000 // ms
const DAY: i32 = 96 // quarters of an hour
const DAYS: i32 = 7
const WEEK: i64 = 604_800_000 // ms
const DAY_SWAY: f64 = 0.2 // midnight comes up to a tenth of a day's flows early or late,
const QUARTER_SWAY: f64 = 0.5 // a quarter of an hour up to a quarter of its flows
const DEPTH: usize = 24 // 20 levels from a quarter of an hour to a millisecond, some to spare
const ASKED: i32 = 16 // ranks that are remembered

/** Grains of time, falling (ms): ranks at their multiples from 1970 on are cheaper than any finer ones. They need no descent, or a short one. */
export const COARSE: i64 = QUARTER
export const FINE: i64 = QUARTER / 32

/** A span of a quarter of an hour, in ms from the week's start, and how its records are split. */
@unmanaged
class Node {
  from: i32
  to: i32
  middle: i32
  /** Its number in the tree: 1, and of its halves twice as much and that and one. */
  heap: u32
  /** The number of its first record. */
  first: i64
  count: i32
  /** How many of them start before the middle; -1 is not yet known. */
  left: i32
}

export class Timeline {
  private readonly perWeek: f64
  /** The share of a day's flows before each of its quarters, for the days of a week. */
  private readonly ofDay: usize
  // The week last looked into, and in records the bounds of its days; -1 is not yet known.
  private readonly days: StaticArray<i64> = new StaticArray<i64>(DAYS + 1)
  private week: i64 = -1
  private weekKey: u32 = 0
  // The path from a quarter of an hour to the node last visited.
  private readonly top: usize = room(DEPTH * offsetof<Node>())
  private node: Node = changetype<Node>(this.top)
  private quarterKey: u32 = 0
  // When the records of the leaf at the end of the path start, ascending, and the node it was made for.
  private readonly leaf: usize = room(LEAF * sizeof<i32>())
  private leafHeap: u32 = 0
  private readonly asked: StaticArray<i64> = new StaticArray<i64>(ASKED)
  private readonly answers: StaticArray<i64> = new StaticArray<i64>(ASKED)

  /**
   * `rate`: flows per second. All starts are multiples of `resolution` ms. `rhythm`: the share of a week's flows before each quarter of
   * an hour, 673 doubles. `burst`: how strongly a node's noise may tilt its halves, by the binary logarithm of its span in ms, 20 doubles.
   */
  constructor (private readonly key: u32, rate: f64, private readonly resolution: i64, private readonly rhythm: usize, private readonly burst: usize) {
    this.perWeek = rate * 604_800
    this.ofDay = room((DAYS * DAY + 1) * sizeof<f64>())
    for (let q = 0; q < DAYS * DAY; q++) {
      const begin = doubleAt(rhythm, q - q % DAY)
      store<f64>(this.ofDay + (<usize>q << 3), (doubleAt(rhythm, q) - begin) / (doubleAt(rhythm, q - q % DAY + DAY) - begin))
    }
    store<f64>(this.ofDay + (<usize>(DAYS * DAY) << 3), 1)
    for (let slot = 0; slot < ASKED; slot++) this.asked[slot] = -1
  }

  /** How many records start before `t` (ms since 1970). */
  rank (t: i64): i64 {
    if (t <= 0) return 0
    const tick = this.resolution === 1 ? t : (t + this.resolution - 1) / this.resolution * this.resolution // floor(start) < t exactly when start < ceil(t)
    const number = tick / WEEK
    const at = <i32>(tick - number * WEEK)
    if (number !== this.week) this.openWeek(number)
    const q = at / QUARTER
    if (at === q * QUARTER) return this.boundOf(q)
    const top = changetype<Node>(this.top)
    if (!spans(top, at)) this.openQuarter(q, this.boundOf(q), this.boundOf(q + 1))
    let node = this.node
    while (!spans(node, at)) node = above(node)
    this.descendToTime(node, at)
    node = this.node
    if (at === node.from) return node.first
    this.openLeaf(node)
    return node.first + countInLeaf(this.leaf, at)
  }

  /** The same, remembered. */
  rankOfEnd (t: i64): i64 {
    const slot = mix(<u32>t) & (ASKED - 1)
    if (this.asked[slot] !== t) {
      this.answers[slot] = this.rank(t)
      this.asked[slot] = t
    }
    return this.answers[slot]
  }

  /** When record `n` (0 or more) starts, in ms since 1970; never falls as n rises. */
  startOf (n: i64): i64 {
    let node = this.node
    const place = n - node.first
    if (<u64>place < <u64>node.count && this.leafHeap === node.heap) return this.inTicks(load<i32>(this.leaf + (<usize>place << 2)))
    if (!this.holds(changetype<Node>(this.top), n)) {
      this.openFor(n)
      node = this.node
    }
    while (!this.holds(node, n)) node = above(node)
    this.descendToRecord(node, n)
    return this.inTicks(this.startInLeaf(<i32>(n - this.node.first)))
  }

  private holds (node: Node, n: i64): bool {
    return <u64>(n - node.first) < <u64>node.count
  }

  private inTicks (at: i32): i64 {
    const t = this.week * WEEK + at
    return this.resolution === 1 ? t : t - t % this.resolution
  }

  private recordsBefore (week: i64): i64 {
    return <i64>Math.floor(<f64>week * this.perWeek)
  }

  private openWeek (number: i64): void {
    this.week = number
    this.weekKey = draw(this.key, number)
    this.days[0] = this.recordsBefore(number)
    for (let day = 1; day < DAYS; day++) this.days[day] = -1
    this.days[DAYS] = this.recordsBefore(number + 1)
    const top = changetype<Node>(this.top)
    this.node = top
    top.from = top.to = top.count = 0 // no quarter is open
    this.leafHeap = 0
  }

  /** The share at `q`, moved by up to half of `sway` of what lies `step` to either side of it, whichever is less. */
  private swayed (shares: usize, q: i32, step: i32, sway: f64): f64 {
    const share = doubleAt(shares, q)
    const before = share - doubleAt(shares, q - step)
    const next = doubleAt(shares, q + step)
    const after = (next === 0 ? 1.0 : next) - share
    return share + (part(draw(this.weekKey ^ step, q)) - 0.5) * sway * Math.min(before, after)
  }

  /** How many records start before a day of the week. */
  private dayBoundOf (day: i32): i64 {
    if (this.days[day] < 0) {
      const many = double(this.days[DAYS] - this.days[0])
      this.days[day] = this.days[0] + floor(many * this.swayed(this.rhythm, day * DAY, DAY, DAY_SWAY))
    }
    return this.days[day]
  }

  /** How many records start before quarter `q` of the week. */
  private boundOf (q: i32): i64 {
    const day = q / DAY
    const base = this.dayBoundOf(day)
    if (q % DAY === 0) return base
    return base + floor(double(this.dayBoundOf(day + 1) - base) * this.swayed(this.ofDay, q, 1, QUARTER_SWAY))
  }

  /** Opens a quarter, whose records are `first` to `end` - 1. */
  private openQuarter (q: i32, first: i64, end: i64): void {
    this.quarterKey = draw(this.weekKey, q)
    const top = changetype<Node>(this.top)
    top.from = q * QUARTER
    top.to = top.from + QUARTER
    top.heap = 1
    top.first = first
    top.count = <i32>(end - first)
    top.left = -1
    this.node = top
    this.leafHeap = 0
  }

  /** Opens the quarter that holds record n. Guessed by the rhythm, which the draws sway a little, and always in as many steps: a processor can foresee them. */
  private openFor (n: i64): void {
    if (this.week < 0 || n < this.days[0] || n >= this.days[DAYS]) this.openWeek(<i64>(<f64>n / this.perWeek))
    while (n < this.days[0]) this.openWeek(this.week - 1)
    while (n >= this.days[DAYS]) this.openWeek(this.week + 1)
    const ofWeek = double(n - this.days[0]) / double(this.days[DAYS] - this.days[0])
    let day = 0
    for (let next = 1; next < DAYS; next++) day += i32(doubleAt(this.rhythm, next * DAY) <= ofWeek)
    while (n < this.dayBoundOf(day)) day--
    while (n >= this.dayBoundOf(day + 1)) day++
    const ofDay = double(n - this.dayBoundOf(day)) / double(this.dayBoundOf(day + 1) - this.dayBoundOf(day))
    let low = day * DAY
    for (let many = DAY; many > 1;) {
      const half = many >> 1
      low = select(low + half, low, doubleAt(this.ofDay, low + half) <= ofDay)
      many -= half
    }
    let first = this.boundOf(low)
    let end = this.boundOf(low + 1)
    for (; n < first; low--) {
      end = first
      first = this.boundOf(low - 1)
    }
    for (; n >= end; low++) {
      first = end
      end = this.boundOf(low + 2)
    }
    this.openQuarter(low, first, end)
  }

  /** Decides how many records of a node start before its middle. */
  private split (node: Node): void {
    const span = node.to - node.from
    const half = span >> 1
    const share = (span & 1) === 0 ? 0.5 : double(half) / double(span)
    const bits = mix(this.quarterKey ^ node.heap)
    const tilt = (double(bits & 65_535) - 32_767.5) / 32_767.5 * doubleAt(this.burst, 31 - clz(span))
    const ahead = share * (1 + tilt)
    const both = ahead + (1 - share) * (1 - tilt)
    const tilted = both === 1 ? ahead : ahead / both // mostly it is, and to divide takes a while
    node.middle = node.from + half
    node.left = <i32>floor(double(node.count) * tilted + double(bits >>> 16) / 65_536)
  }

  /** The half of a node that is before its middle, or after it. */
  private half (node: Node, later: bool): Node {
    const half = below(node)
    half.from = later ? node.middle : node.from
    half.to = later ? node.to : node.middle
    half.heap = node.heap * 2 + u32(later)
    half.first = later ? node.first + node.left : node.first
    half.count = later ? node.count - node.left : node.left
    half.left = -1
    worked()
    return half
  }

  /** Goes down to the leaf that holds record `n`, from a node of the path that does. */
  private descendToRecord (node: Node, n: i64): void {
    while (node.count > LEAF && node.to - node.from !== 1) {
      if (node.left < 0) this.split(node)
      node = this.half(node, n >= node.first + node.left)
    }
    this.node = node
  }

  /** Goes down to the leaf that holds a time (ms from the week's start), no further than to a node that begins then. */
  private descendToTime (node: Node, at: i32): void {
    while (at !== node.from && node.count > LEAF && node.to - node.from !== 1) {
      if (node.left < 0) this.split(node)
      node = this.half(node, at >= node.middle)
    }
    this.node = node
  }

  /** When the record at place `i` of the leaf starts: 0 to its count - 1; ms from the week's start. */
  private startInLeaf (i: i32): i32 {
    const node = this.node
    if (node.to - node.from === 1) return node.from
    this.openLeaf(node)
    return load<i32>(this.leaf + (<usize>i << 2))
  }

  private openLeaf (node: Node): void {
    if (this.leafHeap === node.heap) return
    this.leafHeap = node.heap
    placeInLeaf(this.leaf, this.quarterKey ^ (node.heap * 0x2545f491), node.count, node.from, node.to - node.from)
  }
}

function above (node: Node): Node {
  return changetype<Node>(changetype<usize>(node) - offsetof<Node>())
}

function below (node: Node): Node {
  return changetype<Node>(changetype<usize>(node) + offsetof<Node>())
}

function spans (node: Node, at: i32): bool {
  return node.from <= at && at < node.to
}
