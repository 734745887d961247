// The ids of all pages of a question, joined up: what a client that walks has read.
import { pageOf, recordsOf, type Question } from '../../src/search/page.ts'
import type { Universe } from '../../src/universe/universe.ts'

/** How a walker asks for the next page: by all ids read so far and the start (ms) of the last record. */
export type Walker = (ids: readonly string[], start: number) => Partial<Question>

export const byOffset: Walker = ids => ({ offset: ids.length })

/** Up to the first page that is not full. */
export function joined (universe: Universe, question: Question, next: Walker = byOffset): string[] {
  const ids: string[] = []
  for (let asked = question; ;) {
    const records = recordsOf(pageOf(universe, asked))
    ids.push(...records.map(record => record.log_id))
    if (records.length < question.limit) return ids
    asked = { ...question, ...next(ids, records.at(-1)!.start_time) }
  }
}
