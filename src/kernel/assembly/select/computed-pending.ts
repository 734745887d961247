/**
 * The pending records of a selection of a computed stream, found without looking at every record.
 *
 * A card's column bounds its duration. So of one column, all records that started before horizon - longest have ended, and all that started
 * after horizon - shortest have not; only those between are examined one by one. Columns are narrow (each is 1/256 of the deck's durations),
 * so for each second of the longest session some 1/256 of a second's records are examined. The most recent records are examined one by one
 * in any case: at low rates there are no others.
 *
 * What was examined holds for later horizons too, until AHEAD more records have started: the pages of a walk follow one another quickly.
 */
import { DEBUG } from '../base/debug'
import { allocate, longAt, setLongAt } from '../base/memory'
import { firstOfRow, rowNumberOf } from '../cards/numbering'
import { COLUMNS } from '../shared/sizes'
import { PendingRecords } from './pending-records'
import { ComputedSelection } from './selection'

const RECENT: i64 = 512 // records; examining them takes some 5 us
const AHEAD: i64 = 256 // records
const LONG_AGO: i64 = -1 // instead of an end

export class ComputedPending extends PendingRecords {
  private horizon: i64 = 0
  // The horizons (ms) for which all that follows holds: none yet.
  private earliest: i64 = 0
  private latest: i64 = -1
  /** All records before this number have ended. */
  private settled: i64 = 0
  // The number of the first recent record. Of those from there on: their ends (ms), LONG_AGO for those that do not pass, and how many are pending before each.
  private recent: i64 = 0
  private readonly recentEnds: usize = allocate(<usize>(RECENT + AHEAD) * sizeof<i64>())
  private readonly recentCounts: StaticArray<i32> = new StaticArray<i32>(<i32>(RECENT + AHEAD) + 1)
  // By column, descending: from this number to `recent` all records that pass are pending. How many these are, in the column and all later ones.
  private readonly since: StaticArray<i64> = new StaticArray<i64>(COLUMNS)
  private readonly sinceCounts: StaticArray<i64> = new StaticArray<i64>(COLUMNS + 1)
  // Earlier records that may be pending: their numbers and ends (ms), column by column.
  private capacity: i32 = <i32>RECENT
  private numbers: usize = allocate(<usize>RECENT * sizeof<i64>())
  private ends: usize = allocate(<usize>RECENT * sizeof<i64>())
  private count: i32 = 0
  /** How many records before the recent ones are pending. */
  private earlierCount: i64 = 0

  constructor (private readonly selection: ComputedSelection) {
    super()
  }

  forget (): void { this.latest = -1 }

  find (horizon: i64): void {
    if (horizon < this.earliest || horizon > this.latest) this.examine(horizon)
    else if (horizon === this.horizon) return
    this.horizon = horizon
    this.earlierCount = this.sinceCounts[0]
    for (let i = 0; i < this.count; i++) this.earlierCount += i64(longAt(this.ends, i) > horizon)
    for (let i = 0; i < <i32>(RECENT + AHEAD); i++) this.recentCounts[i + 1] = this.recentCounts[i] + i32(longAt(this.recentEnds, i) > horizon)
  }

  countBefore (n: i64): i64 {
    if (n <= this.settled) return 0
    if (n >= this.recent) {
      if (DEBUG) assert(n - this.recent <= RECENT + AHEAD, 'countBefore: records that have started')
      return this.earlierCount + this.recentCounts[<i32>(n - this.recent)]
    }
    let sum: i64 = 0
    for (let i = 0; i < this.count; i++) sum += i64(longAt(this.numbers, i) < n && longAt(this.ends, i) > this.horizon)
    const column = this.columnsAt(n - 1)
    return sum + this.sinceCounts[column] - this.selection.countColumns(column, COLUMNS, n, this.recent)
  }

  next (n: i64, end: i64): i64 {
    const selection = this.selection
    const earlier = min(end, this.recent)
    for (let columns = this.columnsAt(n); n < earlier; columns--) {
      const to = columns === 0 ? earlier : min(this.since[columns - 1], earlier)
      for (; columns > 0 && n < to; n++) {
        n = selection.nextOf(columns, n, to)
        if (n < to && this.hasEnded(n)) return n
      }
      n = to
    }
    for (; n < end; n++) {
      n = selection.next(n, end)
      if (n < end && this.hasEnded(n)) return n
    }
    return end
  }

  previous (n: i64, first: i64): i64 {
    const selection = this.selection
    for (const recent = max(first, this.recent); n > recent;) {
      n = selection.previous(n, recent)
      if (n >= recent && this.hasEnded(n)) return n
      n = max(n, recent)
    }
    for (let columns = this.columnsAt(n - 1); n > first; columns++) {
      const from = columns === COLUMNS ? first : max(first, this.since[columns])
      while (columns > 0 && n > from) {
        n = selection.previousOf(columns, n, from)
        if (n >= from && this.hasEnded(n)) return n
      }
      n = from
    }
    return first - 1
  }

  /** How many columns record `n` may be of if it has ended: the first ones, whose sessions are the shortest. */
  private columnsAt (n: i64): i32 {
    let low = 0
    let high = COLUMNS
    while (low < high) {
      const middle = (low + high) >>> 1
      if (this.since[middle] > n) low = middle + 1
      else high = middle
    }
    return low
  }

  /** Whether a record that passes has ended. */
  private hasEnded (n: i64): bool {
    if (n >= this.recent) return longAt(this.recentEnds, <i32>(n - this.recent)) <= this.horizon
    return n < this.settled || this.selection.computed.endOf(n) <= this.horizon
  }

  private examine (horizon: i64): void {
    const stream = this.selection.computed
    const started = stream.rank(horizon + 1)
    this.earliest = horizon
    this.latest = max(horizon, stream.startOf(started + AHEAD) - 1)
    this.settled = stream.rank(horizon - stream.longest + 1)
    this.recent = max(started - RECENT, this.settled)
    this.examineRecent(started + AHEAD)
    this.examineColumns()
  }

  private examineRecent (end: i64): void {
    const selection = this.selection
    const stream = selection.computed
    const recent = this.recent
    for (let i = 0; i < <i32>(end - recent); i++) setLongAt(this.recentEnds, i, LONG_AGO)
    let start = this.latest + 1 // no record from here on starts later
    for (let n = selection.previous(end, recent); n >= recent; n = selection.previous(n, recent)) {
      const column = stream.deal.columnOf(n)
      if (start + stream.deck.longestOf(column) <= this.earliest) continue
      start = stream.startOf(n)
      setLongAt(this.recentEnds, <i32>(n - recent), start + stream.sessions.durationOf(column, n))
    }
  }

  private examineColumns (): void {
    const selection = this.selection
    const stream = selection.computed
    const deck = stream.deck
    const recent = this.recent
    this.count = 0
    this.since.fill(recent)
    this.sinceCounts.fill(0)
    if (recent === this.settled) return
    const lastStart = stream.startOf(recent - 1)
    for (let column = COLUMNS; column-- > 0;) {
      this.sinceCounts[column] = this.sinceCounts[column + 1]
      if (lastStart + deck.longestOf(column) <= this.earliest) continue
      const settled = stream.rank(this.earliest - deck.longestOf(column) + 1)
      const since = min(stream.rank(this.latest - deck.shortestOf(column) + 1), recent)
      this.since[column] = since
      this.sinceCounts[column] += selection.countColumns(column, column + 1, since, recent)
      for (let rowNumber = rowNumberOf(settled); firstOfRow(rowNumber) < since; rowNumber++) {
        const n = firstOfRow(rowNumber) | stream.deal.positionOfColumn(column, rowNumber)
        if (n < settled || n >= since || !selection.passes(column, rowNumber)) continue
        const end = stream.endOf(n)
        if (end > this.earliest) this.add(n, end)
      }
    }
  }

  private add (n: i64, end: i64): void {
    if (this.count === this.capacity) this.grow()
    setLongAt(this.numbers, this.count, n)
    setLongAt(this.ends, this.count++, end)
  }

  private grow (): void {
    this.numbers = this.twice(this.numbers)
    this.ends = this.twice(this.ends)
    this.capacity *= 2
  }

  private twice (table: usize): usize {
    const bytes = <usize>this.capacity * sizeof<i64>()
    const larger = allocate(2 * bytes)
    memory.copy(larger, table, bytes)
    return larger
  }
}
