// The ids of all pages of a question: what a client reads that asks for page after page.
import { pageOf, recordsOf, type Question } from '../../src/search/page.ts'
import type { Universe } from '../../src/universe/universe.ts'

/** What a client changes in its question for the next page, given all ids read so far and the start (ms) of the last record. */
export type Walker = (ids: readonly string[], start: number) => Partial<Question>

export const byOffset: Walker = ids => ({ offset: ids.length })

/** Ends at the first page that is not full. */
export function readAll (universe: Universe, question: Question, walker: Walker = byOffset): string[] {
  const ids: string[] = []
  for (let next = question; ;) {
    const records = recordsOf(pageOf(universe, next))
    ids.push(...records.map(record => record.log_id))
    if (records.length < question.limit) return ids
    next = { ...question, ...walker(ids, records.at(-1)!.start_time) }
  }
}
