/**
 * The records of a selection that have started but not ended at a horizon, found without looking at every record.
 *
 * A card's column bounds its duration. So of one column, all records that started before horizon - longest have ended, and all that started
 * after horizon - shortest have not; only those between are examined one by one. Columns are narrow (each is 1/256 of the deck's durations),
 * so for each second of the longest session some 1/256 of a second's records are examined. The most recent records are examined one by one
 * in any case: at low rates there are no others.
 */
import { DEBUG } from '../base/debug'
import { allocate, setLongAt, wordAt } from '../base/memory'
import { firstOfRow, rowNumberOf } from '../cards/numbering'
import { COLUMNS } from '../shared/sizes'
import { ComputedSelection, Selection } from './selection'
import { StoredSelection } from './stored-selection'

const RECENT_RECORDS: i64 = 512 // examining them takes some 5 us

export class PendingRecords {
  // Those that were examined one by one, in no order.
  private numbers: usize = allocate(<usize>RECENT_RECORDS * sizeof<i64>())
  private capacity: i32 = <i32>RECENT_RECORDS
  private count: i32 = 0
  // Of `columns`, all records from number `since` to `recent` - 1 are pending if they pass.
  private selection: ComputedSelection | null = null
  private readonly columns: StaticArray<u32> = new StaticArray<u32>(COLUMNS)
  private readonly since: StaticArray<i64> = new StaticArray<i64>(COLUMNS)
  private columnCount: i32 = 0
  private recent: i64 = 0

  clear (): void { this.count = this.columnCount = 0 }

  get any (): bool {
    return this.count + this.columnCount > 0
  }

  /** How many of the records 0 to n - 1 pass and are pending; n is at most the number of records started by the horizon. */
  countBefore (n: i64): i64 {
    let sum: i64 = 0
    for (let at = this.numbers, end = at + <usize>this.count * sizeof<i64>(); at < end; at += sizeof<i64>()) sum += i64(load<i64>(at) < n)
    for (let i = 0; i < this.columnCount; i++) {
      if (n > this.since[i]) sum += this.selection!.countColumn(this.columns[i], this.since[i], min(n, this.recent))
    }
    return sum
  }

  /** Adds the records that pass, have started by `horizon` (ms) and have not ended by then. */
  find (selection: Selection, horizon: i64): void {
    if (selection instanceof StoredSelection) this.findStored(<StoredSelection>selection, horizon)
    else this.findComputed(<ComputedSelection>selection, horizon)
  }

  /** Adds the records from `low` to `high` - 1 that pass and are replaced: as little visible as pending ones. Those that are pending too are there already. */
  addReplaced (selection: Selection, low: i64, high: i64, horizon: i64): void {
    const stream = selection.stream
    for (let i = stream.replacedBefore(low), end = stream.replacedBefore(high); i < end; i++) {
      const n = stream.replacedAt(i)
      if (stream.replacedEndAt(i) <= horizon && selection.next(n, n + 1) === n) this.add(n)
    }
  }

  private findStored (selection: StoredSelection, horizon: i64): void {
    const stored = selection.stored
    for (let i = 0; i < stored.count; i++) {
      const n = <i64>wordAt(stored.byEnd, i)
      if (stored.endOf(n) <= horizon) return
      if (selection.next(n, n + 1) === n) this.add(n)
    }
  }

  private findComputed (selection: ComputedSelection, horizon: i64): void {
    const stream = selection.computed
    const deck = stream.deck
    const started = stream.rank(horizon + 1)
    const recent = max(started - RECENT_RECORDS, stream.rank(horizon - stream.longest + 1)) // what started before the longest session has ended
    this.selection = selection
    this.recent = recent

    for (let n = started - 1, start = horizon; n >= recent; n--) { // no record from here on starts after `start`
      const column = stream.deal.columnOf(n)
      const longest = deck.longestOf(column)
      if (start + longest <= horizon) continue
      start = stream.startOf(n)
      if (start + longest > horizon) this.addIfPending(selection, column, n, horizon)
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
      for (let rowNumber = rowNumberOf(ended); firstOfRow(rowNumber) < from; rowNumber++) {
        const n = firstOfRow(rowNumber) | stream.deal.positionOfColumn(column, rowNumber)
        if (n >= ended && n < from) this.addIfPending(selection, column, n, horizon)
      }
    }
  }

  private addIfPending (selection: ComputedSelection, column: u32, n: i64, horizon: i64): void {
    if (selection.passes(column, rowNumberOf(n)) && selection.computed.endOf(n) > horizon) this.add(n)
  }

  private add (n: i64): void {
    if (this.count === this.capacity) this.grow()
    if (DEBUG) assert(this.count < this.capacity, 'add: within capacity')
    setLongAt(this.numbers, this.count, n)
    this.count++
  }

  private grow (): void {
    const larger = allocate(2 * <usize>this.capacity * sizeof<i64>())
    memory.copy(larger, this.numbers, <usize>this.capacity * sizeof<i64>())
    this.numbers = larger
    this.capacity *= 2
  }
}
