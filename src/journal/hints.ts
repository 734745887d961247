// Hints at mistakes of the client that lose, repeat or never fetch records.
import { rawQueryOf } from './request-query.ts'
import type { JournalEntry } from './journal-entry.ts'
import type { Query } from './walks.ts'

/** Gives the sentence if the mistake was made. */
type Hint = (entry: JournalEntry, query: Query) => string | false | undefined

const hints: readonly Hint[] = [
  (_entry, query) => isSent(query.next_date) && !isSent(query.log_id) && 'next_date without log_id skips the rest of a tie',
  (_entry, query) => isSent(query.offset) && (isSent(query.log_id) || isSent(query.next_date)) && 'offset beside a cursor is ignored',
  ({ walkStep, logIdOf, total, records, limit }) => walkStep !== null && logIdOf !== undefined && walkStep.page === 1 && walkStep.walk.deepest === 1 && total > records &&
    `limit ${limit} but never a second page: ${total - records} more match`,
  ({ walkStep, logIdOf }) => walkStep !== null && walkStep.isRepeat && walkStep.page > 1 && logIdOf !== undefined && `page ${walkStep.page} again: a cursor that does not move never ends`,
  ({ time, status }, query) => status === 200 && Number(query.end_time) >= time && 'the window is not over yet: flows that end later will appear inside it'
]

export function hintsOf (entry: JournalEntry): string[] {
  const query = rawQueryOf(entry.url)
  return hints.flatMap(hint => hint(entry, query) || [])
}

// A parameter that is sent empty counts as absent.
function isSent (value: unknown): boolean {
  return value !== undefined && value !== ''
}
