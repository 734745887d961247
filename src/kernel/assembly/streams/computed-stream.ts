/** A stream whose records are computed: when by a timeline, who by a deck, how much by draws. */
import { LeadingDigits } from '../base/decimal'
import { permute } from '../base/permutation'
import { Deal } from '../cards/deal'
import { Deck } from '../cards/deck'
import { blockOfRow, positionInRow, ROW_SHIFT, rowNumberOf } from '../cards/numbering'
import { Quarter } from '../time/quarter'
import { Timeline } from '../time/timeline'
import { PageRecord } from './page-record'
import { Sessions } from './sessions'
import { Stream } from './stream'

export class ComputedStream extends Stream {
  readonly deal: Deal
  readonly sessions: Sessions
  /** Of the serial numbers of its records, for the record writer. */
  readonly serials: LeadingDigits = new LeadingDigits()
  // The row dealt last is cached: of neighbouring records most are in one row.
  private openRow: i64 = -1
  private firstCard: u32 = 0
  private columnOrder: u32 = 0
  private phase: u32 = 0

  constructor (id: i64, key: u32, readonly timeline: Timeline, readonly deck: Deck, columnShares: usize, resolution: i64) {
    super(id, deck.longestOfAll)
    this.deal = new Deal(key)
    this.sessions = new Sessions(key, deck, columnShares, resolution)
  }

  rank (t: i64): i64 { return this.timeline.rank(t) }
  cachedRank (t: i64): i64 { return this.timeline.cachedRank(t) }
  startOf (n: i64): i64 { return this.timeline.startOf(n) }
  exactQuarter (): Quarter | null { return this.timeline.exactQuarter() }
  endOf (n: i64): i64 { return this.startOf(n) + this.sessions.durationOf(this.deal.columnOf(n), n) }

  /** The card that record `n` carries. */
  cardOf (n: i64): u32 {
    const rowNumber = rowNumberOf(n)
    if (rowNumber !== this.openRow) this.open(rowNumber)
    return this.firstCard + permute(this.columnOrder, positionInRow(n))
  }

  /** Finds a record's card, what is on it, and its phase. */
  lookUpCard (record: PageRecord): void {
    record.card = this.cardOf(record.number)
    record.phase = this.phase
    record.data = this.deck.dataOf(record.card)
  }

  private open (rowNumber: i64): void {
    this.openRow = rowNumber
    this.firstCard = this.deal.rowOf(rowNumber) << ROW_SHIFT
    this.columnOrder = this.deal.columnOrderOf(rowNumber)
    this.phase = this.deal.phaseOf(blockOfRow(rowNumber))
  }
}
