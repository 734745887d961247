/**
 * A quarter of an hour of a timeline. A binary tree splits its flows: each node's count goes to its halves in proportion to a keyed
 * noise, rounded to an integer by a keyed draw. That is a multiplicative cascade, the b-model of self-similar traffic (Wang et al.,
 * "Data mining meets performance evaluation", ICDE 2002). Counts are exact at every level, so rank and startOf are one descent each, down
 * to a leaf: a short span with at most 8 records. The path to the last leaf is cached, so that neighbours need no descent.
 */
import { floor, toDouble } from '../base/conversions'
import { DEBUG } from '../base/debug'
import { mix } from '../base/draw'
import { allocate, doubleAt } from '../base/memory'
import { countInLeaf, LEAF_RECORDS, placeInLeaf } from './leaf'

export const QUARTER: i32 = 900_000 // ms
export const NOT_IN_QUARTER: i64 = -1
const NO_TIME: i32 = -1
const DEPTH: usize = 24 // levels: 20 lead to a millisecond

/** A span of the quarter, in ms from the week's start, and its records. */
@unmanaged
class Node {
  from: i32
  to: i32
  /** 1 for the whole quarter; the halves of node i are 2 i and 2 i + 1. */
  treeIndex: u32
  /** Its draw: the low half tilts the split, the high half rounds it. */
  bits: u32
  /** The number of its first record. */
  first: i64
  count: i32
  /** How many of them start before its middle, not yet rounded down; -1 is not yet computed. */
  firstHalf: f64
}

export class Quarter {
  private key: u32 = 0
  /** When its week begins, in ms since 1970. */
  private week: i64 = 0
  // The path from the whole quarter, if one is open, to the node last visited.
  private readonly top: Node = changetype<Node>(allocate(DEPTH * offsetof<Node>()))
  private node: Node = this.top
  // The open leaf: the starts of its records, ascending, the number of the first (-1: no leaf is open), and their count.
  private readonly leaf: usize = allocate(LEAF_RECORDS * sizeof<i32>())
  private leafFirst: i64 = -1
  private leafCount: i32 = 0

  /** `burst`: how strongly a node's noise may tilt its halves, by the binary logarithm of its span in ms, 20 doubles. */
  constructor (private readonly burst: usize) {}

  /** The quarter of a week (ms since 1970) that begins at `from` (ms from the week's start) and has records `first` to `end` - 1. */
  open (key: u32, week: i64, from: i32, first: i64, end: i64): void {
    const top = this.top
    this.key = key
    this.week = week
    top.from = from
    top.to = from + QUARTER
    top.treeIndex = 1
    top.bits = mix(key ^ 1)
    top.first = first
    top.count = <i32>(end - first)
    top.firstHalf = -1
    this.node = top
    this.leafFirst = -1
    this.leafCount = 0
  }

  close (): void {
    this.open(0, 0, -QUARTER, 0, 0)
  }

  spans (at: i32): bool { return spans(this.top, at) }

  /** How many records start before a time of the quarter (ms from the week's start), counted from 1970. */
  rank (at: i32): i64 {
    if (DEBUG) assert(this.spans(at), 'rank: a time of the open quarter')
    let node = this.node
    while (!spans(node, at)) node = above(node)
    this.descend(node, 0, at)
    node = this.node
    if (at === node.from) return node.first
    this.openLeaf(node)
    return node.first + countInLeaf(this.leaf, at)
  }

  openLeafHolds (n: i64): bool { return <u64>(n - this.leafFirst) < <u64>this.leafCount }

  /** When a record that the open leaf holds starts (ms since 1970). */
  startInOpenLeaf (n: i64): i64 {
    if (DEBUG) assert(this.openLeafHolds(n), 'startInOpenLeaf: a record of the open leaf')
    return this.week + load<i32>(this.leaf + (<usize>(n - this.leafFirst) << 2))
  }

  /** When a record starts (ms since 1970), or NOT_IN_QUARTER. */
  startOf (n: i64): i64 {
    if (this.openLeafHolds(n)) return this.startInOpenLeaf(n)
    if (!holds(this.top, n)) return NOT_IN_QUARTER
    let node = this.node
    while (!holds(node, n)) node = above(node)
    this.descend(node, n, NO_TIME)
    node = this.node
    if (node.to - node.from === 1) return this.week + node.from
    this.openLeaf(node)
    return this.startInOpenLeaf(n)
  }

  /**
   * Descends from a node of the path to the leaf that holds record `n`. Unless `at` is NO_TIME, it descends to the leaf that holds the
   * time `at` (ms from the week's start) instead, and stops at a node that begins then. The branch is unpredictable, so both halves are
   * drawn and one is selected: docs/kernel.md#branches.
   */
  private descend (node: Node, n: i64, at: i32): void {
    let from = node.from
    let to = node.to
    let treeIndex = node.treeIndex
    let bits = node.bits
    let first = node.first
    let count = node.count
    while (count > LEAF_RECORDS && to - from !== 1 && at !== from) {
      const span = to - from
      const middle = from + (span >> 1)
      let firstHalf = node.firstHalf
      if (firstHalf < 0) firstHalf = node.firstHalf = this.firstHalfOf(count, span, bits)
      const later = at === NO_TIME ? toDouble(n - first + 1) > firstHalf : at >= middle // the same as n - first >= floor(firstHalf)
      const left = <i32>floor(firstHalf)
      treeIndex <<= 1
      bits = select(mix(this.key ^ (treeIndex + 1)), mix(this.key ^ treeIndex), later)
      treeIndex += u32(later)
      from = select(middle, from, later)
      to = select(to, middle, later)
      first += select(left, 0, later)
      count = select(count - left, left, later)
      node = below(node)
      node.from = from
      node.to = to
      node.treeIndex = treeIndex
      node.bits = bits
      node.first = first
      node.count = count
      node.firstHalf = -1
    }
    if (DEBUG) assert(changetype<usize>(node) < changetype<usize>(this.top) + DEPTH * offsetof<Node>(), 'descend: the path has 24 nodes')
    this.node = node
  }

  /** How many of the `count` records of a node that spans `span` ms start before its middle, not yet rounded down. */
  private firstHalfOf (count: i32, span: i32, bits: u32): f64 {
    const share = (span & 1) === 0 ? 0.5 : toDouble(span >> 1) / toDouble(span)
    const tilt = evenly(bits & 65_535) * doubleAt(this.burst, 31 - clz(span))
    const firstWeight = share * (1 + tilt)
    const bothWeights = firstWeight + (1 - share) * (1 - tilt)
    const tilted = bothWeights === 1 ? firstWeight : firstWeight / bothWeights // mostly 1, and a division is slow
    return toDouble(count) * tilted + toDouble(bits >>> 16) / 65_536
  }

  private openLeaf (node: Node): void {
    if (this.leafFirst === node.first && this.leafCount === node.count) return
    this.leafFirst = node.first
    this.leafCount = node.count
    placeInLeaf(this.leaf, this.key ^ (node.treeIndex * 0x2545f491), node.count, node.from, node.to - node.from)
  }
}

// 1 / 65 535 is the sum of the powers of 1 / 65 536. Multiplied by 17 bits, the first three are exact; the next three decide how the sum is rounded.
const POWER: f64 = 1.0 / 65_536
const MOST: f64 = POWER + POWER * POWER + POWER * POWER * POWER
const REST: f64 = MOST * POWER * POWER * POWER

/** (2 x bits - 65 535) / 65 535 for bits from 0 to 65 535: -1 to 1. For each of them it equals the quotient, without a slow division. */
function evenly (bits: u32): f64 {
  const odd = toDouble(bits << 1, 65_535)
  return odd * MOST + odd * REST
}

function above (node: Node): Node { return changetype<Node>(changetype<usize>(node) - offsetof<Node>()) }
function below (node: Node): Node { return changetype<Node>(changetype<usize>(node) + offsetof<Node>()) }
function holds (node: Node, n: i64): bool { return <u64>(n - node.first) < <u64>node.count }
function spans (node: Node, at: i32): bool { return node.from <= at && at < node.to }
