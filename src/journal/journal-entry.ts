// One request and its answer, as the journal remembers them.
import type { ServedPage } from './served-page.ts'
import type { WalkStep } from './walks.ts'

export interface JournalEntry extends ServedPage {
  readonly id: string
  readonly url: string
  /** When it arrived, in ms since 1970 on the mock's clock. */
  readonly time: number
  /** The project; empty where the path names none. */
  readonly tenant: string
  readonly method: string
  /** Whether it reached validation, and so is a step of a walk. */
  readonly isWalkStep: boolean
  /** Null until assigned: see Journal.assignWalkSteps. */
  readonly walkStep: WalkStep | null
  /** 0 where no status was sent. */
  readonly status: number
  /** Whether all of the answer left the mock. */
  readonly isWhole: boolean
  /** error_code and error_msg, if it was refused. */
  readonly refusal: Refusal | null
  /** How long the caller was told to wait before the next request, in ms; undefined where it was not told, or where the clock stood still. */
  readonly retryAfter: number | undefined
  readonly fault: string | undefined
  /** ms. */
  readonly duration: number
}

export interface Refusal {
  readonly code: string
  readonly message: string
}
