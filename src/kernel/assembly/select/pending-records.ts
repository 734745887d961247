/** The records of a selection that have started by a horizon and not ended by then. */
export abstract class PendingRecords {
  /** Finds them. `horizon` is in ms; the other calls are about the last one. */
  abstract find (horizon: i64): void
  /** Has nothing found any more, since the selection has changed. */
  abstract forget (): void
  /** How many of the records 0 to n - 1 are pending; n is at most the number of records started by the horizon. */
  abstract countBefore (n: i64): i64
  // As of a selection, of the records that have ended too.
  abstract next (n: i64, end: i64): i64
  abstract previous (n: i64, first: i64): i64
}
