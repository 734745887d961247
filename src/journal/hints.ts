// What a request tells of its sender: the mistakes that lose, repeat or never fetch records. Worked out when somebody looks.
import type { Entry } from './request-entry.ts'

/** A sentence, or nothing. */
type Hint = (entry: Entry) => string | false | undefined

const hints: readonly Hint[] = [
  ({ query }) => given(query.next_date) && !given(query.log_id) && 'next_date without log_id skips the rest of a tie',
  ({ query }) => given(query.offset) && (given(query.log_id) || given(query.next_date)) && 'offset beside a cursor is ignored',
  ({ visit, served }) => visit !== null && served !== null && visit.page === 1 && visit.walk.deepest === 1 && served.total > served.records &&
    `limit ${served.limit} but never a second page: ${served.total - served.records} more match`,
  ({ visit, served }) => visit !== null && visit.again && visit.page > 1 && served !== null && `page ${visit.page} again: a cursor that does not move never ends`,
  ({ query, time, status }) => status === 200 && Number(query.end_time) >= time && 'the window is not over yet: flows that end later will appear inside it'
]

export function hintsOf (entry: Entry): string[] {
  return hints.flatMap(hint => hint(entry) || [])
}

// A parameter sent empty is as good as absent.
function given (value: unknown): boolean {
  return value !== undefined && value !== ''
}
