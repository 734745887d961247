/** Where the records under test come from. */
import type { WireRecord } from './wire-record.ts'
import type { LogType } from './consistency.ts'

/** A window in ms, from `from` to before `to`. Without a log type it holds records of every type. */
export interface Question {
  readonly seed: number
  /** Flows per second of the whole universe. */
  readonly rate: number
  readonly from: number
  readonly to: number
  readonly logType: LogType | undefined
}

/** Every record of the window, in any order, to be iterated once. `total` is the service's own count. Every flow must have ended and be visible. */
export interface Answer {
  readonly total: number
  readonly records: Iterable<WireRecord>
}

export type Source = (question: Question) => Answer
