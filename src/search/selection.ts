/** The records of one stream that pass a filter, addressed by their numbers in the stream. */
import type { Stream } from '../universe/stream.ts'

export interface Selection {
  readonly stream: Stream
  /** How many of the records 0 to n - 1 pass. */
  before (n: number): number
  /** The first record that passes of those from `n` to `end` - 1, or `end`. */
  next (n: number, end: number): number
  /** The last record that passes of those from `first` to `n` - 1, or `first` - 1. */
  previous (n: number, first: number): number
  /** What passes, has started by `horizon` (ms) and has not ended by then. */
  pending (horizon: number): Pending
}

export interface Pending {
  /** How many of the records 0 to n - 1 pass and are pending; n at most what has started by the horizon. */
  before (n: number): number
}

export const NOTHING_PENDING: Pending = { before: () => 0 }
