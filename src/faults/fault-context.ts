// A request as the fault rules see it: not yet validated, its parameters still text.
import type { Query, WalkStep } from '../journal/walks.ts'

export interface FaultContext {
  /** The project; empty where the path names none. */
  readonly tenant: string
  readonly query: Query
  readonly walkStep: WalkStep
  /** ms since 1970. */
  readonly now: number
}
