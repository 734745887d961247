// What a request tells of its sender: the mistakes that lose, repeat or never fetch records. Worked out when somebody looks.
import { sentIn } from './request-query.ts'
import { urlOf, type Entry } from './journal-entry.ts'
import type { Query } from './walks.ts'

/** A sentence, or nothing. */
type Hint = (entry: Entry, query: Query) => string | false | undefined

const hints: readonly Hint[] = [
  (_entry, query) => given(query.next_date) && !given(query.log_id) && 'next_date without log_id skips the rest of a tie',
  (_entry, query) => given(query.offset) && (given(query.log_id) || given(query.next_date)) && 'offset beside a cursor is ignored',
  ({ visit, logIdOf, total, records, limit }) => visit !== null && logIdOf !== undefined && visit.page === 1 && visit.walk.deepest === 1 && total > records &&
    `limit ${limit} but never a second page: ${total - records} more match`,
  ({ visit, logIdOf }) => visit !== null && visit.again && visit.page > 1 && logIdOf !== undefined && `page ${visit.page} again: a cursor that does not move never ends`,
  ({ time, status }, query) => status === 200 && Number(query.end_time) >= time && 'the window is not over yet: flows that end later will appear inside it'
]

export function hintsOf (entry: Entry): string[] {
  const query = sentIn(urlOf(entry))
  return hints.flatMap(hint => hint(entry, query) || [])
}

// A parameter sent empty is as good as absent.
function given (value: unknown): boolean {
  return value !== undefined && value !== ''
}
