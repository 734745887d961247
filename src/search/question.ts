// The question that a query of the wire asks of a universe.
import type { FlowLogQuery } from '../contract/flow-log-query.ts'
import type { Question } from './page.ts'

/** The settings that take part in every question. Durations are in ms. */
export interface QuestionSettings {
  readonly order: 'newest' | 'oldest'
  readonly lag: number
  readonly retention: number | undefined
}

/** `now` is the time on the mock's clock, in ms since 1970. */
export function questionOf (query: FlowLogQuery, { order, lag, retention }: QuestionSettings, now: number): Question {
  const { start_time: from, end_time: to, limit, offset = 0, log_id: logId, next_date: nextDate } = query
  return { from, to, filter: query, order, limit, offset, logId, nextDate, horizon: now - lag, oldest: retention === undefined ? 0 : now - retention }
}
