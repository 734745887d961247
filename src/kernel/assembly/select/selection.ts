/** The records of one stream that pass a filter, addressed by their numbers in the stream. */
import { COLUMNS } from '../shared/sizes'
import { ComputedStream } from '../streams/computed-stream'
import { Stream } from '../streams/stream'
import { Filter } from './filter'
import { PendingRecords } from './pending-records'

export abstract class Selection {
  /** Its pending records, once they were needed. */
  pending: PendingRecords | null = null

  constructor (readonly stream: Stream) {}

  /** Replaces the selection: from then on it is the records that pass the filter. */
  abstract applyFilter (filter: Filter): void

  /** How many of the records 0 to n - 1 pass. */
  abstract countBefore (n: i64): i64
  /** The first record that passes of those from `n` to `end` - 1, or `end`. */
  abstract next (n: i64, end: i64): i64
  /** The last record that passes of those from `first` to `n` - 1, or `first` - 1. */
  abstract previous (n: i64, first: i64): i64
}

/** A selection of a computed stream, whose records carry cards. */
export abstract class ComputedSelection extends Selection {
  constructor (readonly computed: ComputedStream) {
    super(computed)
  }

  next (n: i64, end: i64): i64 { return this.nextOf(COLUMNS, n, end) }
  previous (n: i64, first: i64): i64 { return this.previousOf(COLUMNS, n, first) }
  // The same, of the records of the first `columns` columns.
  abstract nextOf (columns: i32, n: i64, end: i64): i64
  abstract previousOf (columns: i32, n: i64, first: i64): i64

  /** Whether the card of this column in a row of records passes. */
  abstract passes (column: u32, rowNumber: i64): bool
  /** How many of the records from `from` to `to` - 1 pass and are of the columns from `first` to `end` - 1. */
  abstract countColumns (first: i32, end: i32, from: i64, to: i64): i64
}
