// A request for flow logs as the verdict is handed it: what the journal kept of it.
import type { FlowLogQuery } from '../contract/flow-log-query.ts'
import { cacheKeyOf } from '../search/filter.ts'

export interface Attempt {
  /** Its X-Request-Id. */
  readonly id: string
  readonly query: FlowLogQuery
  /** 0 where none was sent. */
  readonly status: number
  /** Whether its answer left the mock whole. */
  readonly whole: boolean
  /** Whether its answer was a page, with the records of it. */
  readonly hasPage: boolean
  /** Its answer showed flows that had ended by then (ms since 1970). */
  readonly horizon: number
  /** How many records its answer had: the first so many of its page. A fault may have repeated some in place of others. */
  readonly records: number
  /** How long its caller was told to wait, in ms; undefined where it was told nothing, or where the clock stood still. */
  readonly retryAfter?: number | undefined
}

/** Whether records left the mock. */
export function isRead ({ status, whole, hasPage }: Attempt): boolean {
  return status === 200 && whole && hasPage
}

/** What a request that gave no records was answered with. */
export function answerOf ({ status, whole }: Attempt): string {
  if (status === 0 || (status === 200 && !whole)) return 'an answer that did not arrive whole'
  return status === 200 ? 'status 200 without records' : `status ${status}`
}

/** What names a query: its window and its filter. */
export function queryKeyOf ({ query }: Attempt): string {
  return `${query.start_time}-${query.end_time} ${cacheKeyOf(query)}`
}

/** Where its page begins, as the query says it; empty for a first page. */
export function beginKeyOf ({ query: { log_id: logId, next_date: nextDate, offset = 0 } }: Attempt): string {
  if (logId !== undefined) return `id ${logId}`
  if (nextDate !== undefined) return `date ${nextDate}`
  return offset === 0 ? '' : `offset ${offset}`
}
