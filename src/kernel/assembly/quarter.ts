/**
 * A quarter of an hour of a timeline. A binary tree splits its flows: each node's count goes to its halves in proportion to a keyed
 * noise, rounded to an integer by a keyed draw. That is a multiplicative cascade, the b-model of self-similar traffic (Wang et al.,
 * "Data mining meets performance evaluation", ICDE 2002). Counts are exact at every level, so rank and startOf are each one descent,
 * down to a leaf at most: a short span with a few records, which are placed by draws and sorted. The path to the last leaf is kept, so
 * that neighbours, either way, cost a look into it and not a descent. (It is a memory of work done: it never changes an answer.)
 */
import { mix } from './draw'
import { countInLeaf, LEAF, placeInLeaf } from './leaf'
import { doubleAt, room } from './memory'
import { double, floor } from './numbers'

export const QUARTER: i32 = 900_000 // ms
export const ELSEWHERE: i64 = -1
const DEPTH: usize = 24 // 20 levels to a millisecond, some to spare

/** A span of the quarter, in ms from the week's start, and how its records are split. */
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

export class Quarter {
  private key: u32 = 0
  /** When its week begins, in ms since 1970. */
  private week: i64 = 0
  // The path from the whole quarter, if one is open, to the node last visited.
  private readonly top: Node = changetype<Node>(room(DEPTH * offsetof<Node>()))
  private node: Node = this.top
  // When the records of the leaf last opened start, ascending; which is the first of them (-1: no leaf is open), and how many there are.
  private readonly leaf: usize = room(LEAF * sizeof<i32>())
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
    top.heap = 1
    top.first = first
    top.count = <i32>(end - first)
    top.left = -1
    this.node = top
    this.leafFirst = -1
    this.leafCount = 0
  }

  close (): void {
    this.open(0, 0, -QUARTER, 0, 0)
  }

  spans (at: i32): bool {
    return spans(this.top, at)
  }

  /** How many records start before a time of the quarter (ms from the week's start), all those before it included. */
  rank (at: i32): i64 {
    let node = this.node
    while (!spans(node, at)) node = above(node)
    this.descendToTime(node, at)
    node = this.node
    if (at === node.from) return node.first
    this.openLeaf(node)
    return node.first + countInLeaf(this.leaf, at)
  }

  /** Whether a record is of the open leaf, so that its start is at hand. */
  knows (n: i64): bool {
    return <u64>(n - this.leafFirst) < <u64>this.leafCount
  }

  /** When a record that it knows starts (ms since 1970). */
  knownStartOf (n: i64): i64 {
    return this.week + load<i32>(this.leaf + (<usize>(n - this.leafFirst) << 2))
  }

  /** When a record starts (ms since 1970); ELSEWHERE if it is not of the quarter. */
  startOf (n: i64): i64 {
    if (this.knows(n)) return this.knownStartOf(n)
    if (!holds(this.top, n)) return ELSEWHERE
    let node = this.node
    while (!holds(node, n)) node = above(node)
    this.descendToRecord(node, n)
    node = this.node
    if (node.to - node.from === 1) return this.week + node.from
    this.openLeaf(node)
    return this.knownStartOf(n)
  }

  /** Decides how many records of a node start before its middle. */
  private split (node: Node): void {
    const span = node.to - node.from
    const half = span >> 1
    const share = (span & 1) === 0 ? 0.5 : double(half) / double(span)
    const bits = mix(this.key ^ node.heap)
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

  private openLeaf (node: Node): void {
    if (this.leafFirst === node.first && this.leafCount === node.count) return
    this.leafFirst = node.first
    this.leafCount = node.count
    placeInLeaf(this.leaf, this.key ^ (node.heap * 0x2545f491), node.count, node.from, node.to - node.from)
  }
}

function above (node: Node): Node {
  return changetype<Node>(changetype<usize>(node) - offsetof<Node>())
}

function below (node: Node): Node {
  return changetype<Node>(changetype<usize>(node) + offsetof<Node>())
}

function holds (node: Node, n: i64): bool {
  return <u64>(n - node.first) < <u64>node.count
}

function spans (node: Node, at: i32): bool {
  return node.from <= at && at < node.to
}
