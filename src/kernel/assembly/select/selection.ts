/** The records of one stream that pass a filter, addressed by their numbers in the stream. */
import { Filter } from './filter'
import { PendingRecords } from './pending-records'
import { ComputedStream, Stream } from '../streams/stream'

export abstract class Selection {
  constructor (readonly stream: Stream) {}

  /** Looks a filter up: from then on, these are the records that pass it. */
  abstract applyFilter (filter: Filter): void

  /** How many of the records 0 to n - 1 pass. */
  abstract countBefore (n: i64): i64
  /** The first record that passes of those from `n` to `end` - 1, or `end`. */
  abstract next (n: i64, end: i64): i64
  /** The last record that passes of those from `first` to `n` - 1, or `first` - 1. */
  abstract previous (n: i64, first: i64): i64
  /** Finds what passes, has started by `horizon` (ms) and has not ended by then. */
  abstract findPending (horizon: i64, pending: PendingRecords): void
}

/** Of a computed stream, whose records come by cards. */
export abstract class ComputedSelection extends Selection {
  constructor (readonly computed: ComputedStream) {
    super(computed)
  }

  /** Whether the card of this column in hand `number` of all passes. */
  abstract passes (column: u32, number: i64): bool
  /** How many of the records from `from` to `to` - 1 pass and are of the column. */
  abstract countColumn (column: u32, from: i64, to: i64): i64

  findPending (horizon: i64, pending: PendingRecords): void {
    pending.ofDealt(this, horizon)
  }
}
