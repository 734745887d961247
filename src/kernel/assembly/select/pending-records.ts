/**
 * Which records of a selection have started but not ended at a horizon, without looking at each of them.
 *
 * A card's column bounds its duration, so of the records of one column all that started before horizon - longest have
 * ended, all that started after horizon - shortest have not, and only those between are looked at one by one. Columns are
 * narrow (each is 1/256 of the deck's durations): those looked at are some 1/256 of what a second brings for each second
 * of the longest session. The last few hundred records are taken one by one: at low rates that is all there is to do.
 */
import { room } from '../base/memory'
import { DealtSelection } from './selection'
import { COLUMNS } from '../shared/sizes'

const LAST: i64 = 512 // records: to go through so many takes some 5 us

export class Pending {
  // Those that were looked at one by one, in no order.
  private found: usize = room(<usize>LAST << 3)
  private capacity: i32 = <i32>LAST
  private many: i32 = 0
  // The columns of whose records, but for the last few, all from a number on are pending; and where the last few begin.
  private selection: DealtSelection | null = null
  private readonly columns: StaticArray<u32> = new StaticArray<u32>(COLUMNS)
  private readonly since: StaticArray<i64> = new StaticArray<i64>(COLUMNS)
  private running: i32 = 0
  private recent: i64 = 0

  clear (): void {
    this.many = this.running = 0
  }

  get any (): bool {
    return this.many + this.running > 0
  }

  /** How many of the records 0 to n - 1 pass and are pending; n at most what has started by the horizon. */
  before (n: i64): i64 {
    let sum: i64 = 0
    for (let at = this.found, end = at + (<usize>this.many << 3); at < end; at += 8) sum += i64(load<i64>(at) < n)
    for (let i = 0; i < this.running; i++) {
      if (n > this.since[i]) sum += this.selection!.ofColumn(this.columns[i], this.since[i], min(n, this.recent))
    }
    return sum
  }

  add (n: i64): void {
    if (this.many === this.capacity) this.grow()
    store<i64>(this.found + (<usize>this.many << 3), n)
    this.many++
  }

  ofDealt (selection: DealtSelection, horizon: i64): void {
    const stream = selection.dealt
    const deck = stream.deck
    const started = stream.rank(horizon + 1)
    const recent = max(started - LAST, stream.rank(horizon - stream.longest + 1)) // what is before the longest session has ended
    this.selection = selection
    this.recent = recent

    for (let n = started - 1, start = horizon; n >= recent; n--) { // start: no record from here on starts later
      const column = stream.deal.columnOf(n)
      const most = deck.longestOf(column)
      if (start + most <= horizon) continue
      start = stream.startOf(n)
      if (start + most > horizon) this.lookAt(selection, column, n, horizon)
    }
    if (recent === 0) return
    const latest = stream.startOf(recent - 1)
    for (let column: u32 = 0; column < <u32>COLUMNS; column++) {
      if (latest + deck.longestOf(column) <= horizon) continue
      const ended = stream.rank(horizon - deck.longestOf(column) + 1)
      const from = min(stream.rank(horizon - deck.shortestOf(column) + 1), recent)
      if (from < recent) {
        this.columns[this.running] = column
        this.since[this.running++] = from
      }
      for (let hand = ended >> 8; hand << 8 < from; hand++) {
        const n = hand << 8 | stream.deal.placeOfColumn(column, hand)
        if (n >= ended && n < from) this.lookAt(selection, column, n, horizon)
      }
    }
  }

  private lookAt (selection: DealtSelection, column: u32, n: i64, horizon: i64): void {
    if (selection.has(column, n >> 8) && selection.dealt.endOf(n) > horizon) this.add(n)
  }

  private grow (): void {
    const more = room(2 * <usize>this.capacity * sizeof<i64>())
    memory.copy(more, this.found, <usize>this.capacity * sizeof<i64>())
    this.found = more
    this.capacity *= 2
  }
}
