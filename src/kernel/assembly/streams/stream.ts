/** One kind of traffic, its records numbered from 0 in the order in which they start: computed ones, or the user's own. */
import { Deal } from '../cards/deal'
import { Deck } from '../cards/deck'
import { LeadingDigits } from '../write/decimal'
import { PageRecord } from './page-record'
import { doubleAt } from '../base/memory'
import { permute } from '../base/permutation'
import { Quarter } from '../time/quarter'
import { Sessions } from './sessions'
import { STREAMS } from '../shared/sizes'
import { Timeline } from '../time/timeline'

export abstract class Stream {
  /** `id`: its number in the universe, 0 to 7. No record lasts longer than `longest` ms. */
  constructor (readonly id: i64, readonly longest: i64) {}

  /** How many records start before `t` (ms). */
  abstract rank (t: i64): i64
  /** When record `n` starts (ms). */
  abstract startOf (n: i64): i64
  /** When record `n` ends (ms). */
  abstract endOf (n: i64): i64

  /** Where the starts of some records are at hand, if anywhere. */
  exactQuarter (): Quarter | null {
    return null
  }

  /** As `rank`, for the ends of a window: remembered where it takes a while, since every page of a walk asks again. */
  cachedRank (t: i64): i64 {
    return this.rank(t)
  }

  /** Orders the records of a millisecond among all streams, and is part of their ids: number x 8 + stream. */
  serialOf (n: i64): i64 {
    return n * STREAMS + this.id
  }

  /** The number of the first record at or behind a position: a start (ms) and a place among the records of that time. */
  numberFrom (start: i64, place: i64): i64 {
    const first = this.rank(start)
    const number = (place - this.id + STREAMS - 1) / STREAMS
    return number <= first ? first : min(number, this.rank(start + 1))
  }
}

/** A computed one: when by a timeline, who by a deck, how much by draws. */
export class ComputedStream extends Stream {
  readonly deal: Deal
  readonly sessions: Sessions
  /** What the places of its records begin with. */
  readonly serials: LeadingDigits = new LeadingDigits()
  // The hand that lies open: of records in a row most are in one.
  private openRow: i64 = -1
  private firstCard: u32 = 0
  private columnOrder: u32 = 0
  private phase: u32 = 0

  constructor (id: i64, key: u32, readonly timeline: Timeline, readonly deck: Deck, within: usize, resolution: i64) {
    super(id, deck.longestOfAll)
    this.deal = new Deal(key)
    this.sessions = new Sessions(key, deck, within, resolution)
  }

  rank (t: i64): i64 {
    return this.timeline.rank(t)
  }

  cachedRank (t: i64): i64 {
    return this.timeline.cachedRank(t)
  }

  startOf (n: i64): i64 {
    return this.timeline.startOf(n)
  }

  exactQuarter (): Quarter | null {
    return this.timeline.exactQuarter()
  }

  endOf (n: i64): i64 {
    return this.startOf(n) + this.sessions.durationOf(this.deal.columnOf(n), n)
  }

  /** Which card record `n` carries. */
  cardOf (n: i64): u32 {
    const hand = n >> 8
    if (hand !== this.openRow) this.open(hand)
    return this.firstCard + permute(this.columnOrder, <u32>n & 255)
  }

  /** Finds the card that a record carries, and in which turn. */
  lookUpCard (record: PageRecord): void {
    record.card = this.cardOf(record.number)
    record.phase = this.phase
    record.data = this.deck.dataOf(record.card)
  }

  private open (hand: i64): void {
    this.openRow = hand
    this.firstCard = this.deal.rowOf(hand) * 256
    this.columnOrder = this.deal.columnOrderOf(hand)
    this.phase = this.deal.phaseOf(hand >> 8)
  }
}

/** Records from a file, sorted by start. */
export class StoredStream extends Stream {
  /** `starts` and `ends` (ms, doubles) of `count` records, and their numbers by falling end, as TypeScript has laid them. */
  constructor (id: i64, longest: i64, readonly count: i32, private readonly starts: usize, private readonly ends: usize, readonly byEnd: usize) {
    super(id, longest)
  }

  rank (t: i64): i64 {
    let low = 0
    let high = this.count
    while (low < high) {
      const middle = (low + high) >>> 1
      if (<i64>doubleAt(this.starts, middle) < t) low = middle + 1
      else high = middle
    }
    return low
  }

  startOf (n: i64): i64 {
    return <i64>doubleAt(this.starts, <i32>n)
  }

  endOf (n: i64): i64 {
    return <i64>doubleAt(this.ends, <i32>n)
  }
}
