import type { WireRecord } from './wire-record.ts'
import type { LogType } from './consistency.ts'

/** What is asked of a universe: `from` is in, `to` is not (both in milliseconds); without a log type, all of them. */
export interface Question {
  readonly seed: number
  /** Flows per second, the whole universe's. */
  readonly rate: number
  readonly from: number
  readonly to: number
  readonly logType: LogType | undefined
}

/** All of the answer, in any order, walked once; `total` is what the service says it is. Every flow must have ended and be visible. */
export interface Answer {
  readonly total: number
  readonly records: Iterable<WireRecord>
}

export type Source = (question: Question) => Answer
