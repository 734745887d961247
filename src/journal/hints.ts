// Hints at mistakes of the client that lose, repeat or never fetch records: each by its name, its test and its sentence.
import { inWords } from '../search/in-words.ts'
import { filterHint } from './filter-hint.ts'
import type { JournalEntry } from './journal-entry.ts'
import { pathHint } from './path-hint.ts'
import { gapBefore } from './reader.ts'
import { pathOf, rawQueryOf } from './request-query.ts'
import type { Query } from './walks.ts'

/** Gives the sentence if the test is met. */
type Hint = (entry: JournalEntry, query: Query) => string | false | undefined

const YEAR_1971 = 31_536_000_000 // ms since 1970
const YEAR_3000 = 32_503_680_000_000
const FIRST_SECONDS = 100_000_000 // of a time in seconds that somebody may mean: 1973

export const HINTS = {
  'wrong-path': ({ method, url }) => pathHint(method, pathOf(url)),
  seconds: (_, { start_time: from, end_time: to }) => Number(from) < YEAR_1971 && Number(to) < YEAR_1971 && Number(to) > FIRST_SECONDS &&
    'start_time and end_time lie before 1971: they are ms since 1970, and these look like seconds',
  microseconds: (_, { start_time: from, end_time: to }) => Number(from) > YEAR_3000 && Number(to) > YEAR_3000 &&
    'start_time and end_time lie beyond the year 3000: they are ms since 1970, and these look like microseconds',
  'time-as-cursor': (_, query) => isSent(query.next_date) && !isSent(query.log_id) && 'next_date without log_id skips the rest of a tie',
  'offset-beside-cursor': (_, query) => isSent(query.offset) && (isSent(query.log_id) || isSent(query.next_date)) && 'offset beside a cursor is ignored',
  'offset-in-pages': ({ walkStep }, { offset, limit }) => walkStep?.offsetStep === 1 && Number(limit) > 1 &&
    `offset ${offset} skips as many records, not pages: the next page of ${limit} begins ${limit} further`,
  'no-second-page': ({ walkStep, logIdOf, total, records, limit }) => walkStep !== null && logIdOf !== undefined && walkStep.page === 1 && walkStep.walk.deepest === 1 && total > records &&
    `limit ${limit} but never a second page: ${total - records} more match`,
  'cursor-stuck': ({ walkStep, logIdOf }) => walkStep !== null && walkStep.isRepeat && walkStep.page > 1 && logIdOf !== undefined && `page ${walkStep.page} again: a cursor that does not move never ends`,
  'retry-too-soon': ({ walkStep }) => walkStep !== null && walkStep.waitLeft > 0 && `Retry-After asked to wait ${inWords(walkStep.waitLeft)} longer`,
  gap: ({ walkStep }) => {
    const { reader, window } = walkStep?.walk ?? {}
    const gap = walkStep?.page === 1 && reader !== undefined && window !== undefined ? gapBefore(reader, window.from) : 0
    return gap > 0 && `no window covers the ${inWords(gap)} before this one: begin where the last one ended`
  },
  overlap: ({ walkStep }) => walkStep?.page === 1 && walkStep.walk.overlap > 0 &&
    `this window covers ${inWords(walkStep.walk.overlap)} of the one before again: right for those who look back, as long as they drop what they know by its log_id`,
  'filter-matches-nothing': ({ logIdOf, total }, query) => logIdOf !== undefined && total === 0 && filterHint(query),
  'window-not-over': ({ time, status }, query) => status === 200 && Number(query.end_time) >= time && 'the window is not over yet: flows that end later will appear inside it'
} as const satisfies Readonly<Record<string, Hint>>

export function hintsOf (entry: JournalEntry): string[] {
  const query = rawQueryOf(entry.url)
  return Object.values<Hint>(HINTS).flatMap(hint => hint(entry, query) || [])
}

// A parameter that is sent empty counts as absent.
function isSent (value: unknown): boolean {
  return value !== undefined && value !== ''
}
