// A request for flow logs, as the verdict is handed it: what the journal kept of it.
import type { FlowLogQuery } from '../contract/flow-log-query.ts'

export interface Attempt {
  /** Its X-Request-Id. */
  readonly id: string
  readonly query: FlowLogQuery
  /** 0 where none was sent. */
  readonly status: number
  /** Whether its answer left the mock whole. */
  readonly whole: boolean
  /** Its answer showed flows that had ended by then; in ms since 1970. */
  readonly horizon: number
  /** The log_ids that left, where a fault changed them; else what left is recomputed. */
  readonly logIds?: readonly string[] | undefined
  /** How long a refused caller was to wait, in ms; undefined where nothing was said, or the clock stood still. */
  readonly retryAfter?: number | undefined
}

/** Whether records left the mock: a 200, and whole. */
export function isRead ({ status, whole }: Attempt): boolean {
  return status === 200 && whole
}
