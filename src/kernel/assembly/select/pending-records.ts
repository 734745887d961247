/**
 * Which records of a selection have started but not ended at a horizon, without looking at each of them.
 *
 * A card's column bounds its duration, so of the records of one column all that started before horizon - longest have
 * ended, all that started after horizon - shortest have not, and only those between are looked at one by one. Columns are
 * narrow (each is 1/256 of the deck's durations): those looked at are some 1/256 of what a second brings for each second
 * of the longest session. The last few hundred records are taken one by one: at low rates that is all there is to do.
 */
import { allocate } from '../base/memory'
import { ComputedSelection } from './selection'
import { COLUMNS } from '../shared/sizes'

const RECENT_RECORDS: i64 = 512 // records: to go through so many takes some 5 us

export class PendingRecords {
  // Those that were looked at one by one, in no order.
  private numbers: usize = allocate(<usize>RECENT_RECORDS << 3)
  private capacity: i32 = <i32>RECENT_RECORDS
  private count: i32 = 0
  // The columns of whose records, but for the last few, all from a number on are pending; and where the last few begin.
  private selection: ComputedSelection | null = null
  private readonly columns: StaticArray<u32> = new StaticArray<u32>(COLUMNS)
  private readonly since: StaticArray<i64> = new StaticArray<i64>(COLUMNS)
  private columnCount: i32 = 0
  private recent: i64 = 0

  clear (): void {
    this.count = this.columnCount = 0
  }

  get any (): bool {
    return this.count + this.columnCount > 0
  }

  /** How many of the records 0 to n - 1 pass and are pending; n at most what has started by the horizon. */
  countBefore (n: i64): i64 {
    let sum: i64 = 0
    for (let at = this.numbers, end = at + (<usize>this.count << 3); at < end; at += 8) sum += i64(load<i64>(at) < n)
    for (let i = 0; i < this.columnCount; i++) {
      if (n > this.since[i]) sum += this.selection!.countColumn(this.columns[i], this.since[i], min(n, this.recent))
    }
    return sum
  }

  add (n: i64): void {
    if (this.count === this.capacity) this.grow()
    store<i64>(this.numbers + (<usize>this.count << 3), n)
    this.count++
  }

  ofDealt (selection: ComputedSelection, horizon: i64): void {
    const stream = selection.computed
    const deck = stream.deck
    const started = stream.rank(horizon + 1)
    const recent = max(started - RECENT_RECORDS, stream.rank(horizon - stream.longest + 1)) // what is before the longest session has ended
    this.selection = selection
    this.recent = recent

    for (let n = started - 1, start = horizon; n >= recent; n--) { // start: no record from here on starts later
      const column = stream.deal.columnOf(n)
      const most = deck.longestOf(column)
      if (start + most <= horizon) continue
      start = stream.startOf(n)
      if (start + most > horizon) this.addIfPending(selection, column, n, horizon)
    }
    if (recent === 0) return
    const latest = stream.startOf(recent - 1)
    for (let column: u32 = 0; column < <u32>COLUMNS; column++) {
      if (latest + deck.longestOf(column) <= horizon) continue
      const ended = stream.rank(horizon - deck.longestOf(column) + 1)
      const from = min(stream.rank(horizon - deck.shortestOf(column) + 1), recent)
      if (from < recent) {
        this.columns[this.columnCount] = column
        this.since[this.columnCount++] = from
      }
      for (let hand = ended >> 8; hand << 8 < from; hand++) {
        const n = hand << 8 | stream.deal.positionOfColumn(column, hand)
        if (n >= ended && n < from) this.addIfPending(selection, column, n, horizon)
      }
    }
  }

  private addIfPending (selection: ComputedSelection, column: u32, n: i64, horizon: i64): void {
    if (selection.passes(column, n >> 8) && selection.computed.endOf(n) > horizon) this.add(n)
  }

  private grow (): void {
    const more = allocate(2 * <usize>this.capacity * sizeof<i64>())
    memory.copy(more, this.numbers, <usize>this.capacity * sizeof<i64>())
    this.numbers = more
    this.capacity *= 2
  }
}
