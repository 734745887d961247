/** Everything that a question finds: counted, or page by page. */
import type { Universe } from '../universe/universe.ts'
import { pageOf, type Page, type Question } from './page.ts'

export function countOf (universe: Universe, question: Question): number {
  return pageOf(universe, { ...question, limit: 1, offset: 0 }).total
}

/** From the question's cursor on, each page from where the one before it ended. A page must be read before the next one is asked for. */
export function * pagesOf (universe: Universe, question: Question): Generator<Page, void, void> {
  let page = pageOf(universe, question)
  while (page.count > 0) {
    const { count, last } = page
    yield page
    if (count < question.limit) return
    page = pageOf(universe, { ...question, logId: universe.logIdOf(last), nextDate: undefined })
  }
}
