// Walks: the reads of one query, chained by the cursor or the offset that one left and another took up. Arrival says nothing: several
// workers may share a walk, and answers overtake each other.
import { beginKeyOf, isRead, queryKeyOf, type Attempt } from './attempt.ts'
import { groupBy } from './group-by.ts'
import type { PageRead } from './page-read.ts'

export interface Walk {
  /** The window, both ends in (ms). */
  readonly from: number
  readonly to: number
  /** Its reads; none where every attempt failed. */
  readonly pages: readonly PageRead[]
  /** The attempts of its query that gave no records. */
  readonly failures: readonly Attempt[]
  /** The horizon of its first page (ms). */
  readonly opened: number
  /** Whether it got to its end. */
  readonly closed: boolean
  /** Whether it began with a first page. A walk may also go on behind the end of another, or from one that is not in the history. */
  readonly hasBegin: boolean
  /** Whether it went on and found nothing there. */
  readonly isIdle: boolean
}

/** `pages` by their horizons, those of one horizon in the order of the API. */
export function walksOf (pages: readonly PageRead[], attempts: readonly Attempt[]): readonly Walk[] {
  const pagesByQuery = groupBy(pages, ({ attempt }) => queryKeyOf(attempt))
  return [...groupBy(attempts, queryKeyOf)].flatMap(([key, attempts]): readonly Walk[] => {
    const { query: { start_time: from, end_time: to }, horizon } = attempts[0]
    const failures = attempts.filter(attempt => !isRead(attempt))
    const chains = chainsOf(pagesByQuery.get(key) ?? [])
    if (chains.length === 0) return [{ from, to, pages: [], failures, opened: horizon, closed: false, hasBegin: true, isIdle: false }]
    return chains.map(pages => {
      const [{ attempt, last }] = pages
      const hasBegin = beginKeyOf(attempt) === ''
      return { from, to, pages, failures, opened: attempt.horizon, closed: pages.some(({ isFinal }) => isFinal), hasBegin, isIdle: !hasBegin && last === undefined }
    })
  }).sort((a, b) => a.opened - b.opened)
}

type Chain = [PageRead, ...PageRead[]]

/** The pages of one query, chain by chain. */
function chainsOf (pages: readonly PageRead[]): readonly Chain[] {
  const chains: Chain[] = []
  const ends = new Map<string, { readonly chain: Chain, readonly page: PageRead }>() // by what a next page begins with
  for (const page of pages) {
    const key = beginKeyOf(page.attempt)
    const end = key === '' ? undefined : ends.get(key)
    const isOver = end !== undefined && end.page.isFinal && end.page.sent < end.page.question.limit
    const latest = chains.at(-1)
    const isAgain = key === '' && latest !== undefined && beginKeyOf(latest[0].attempt) === '' && latest[0].attempt.horizon === page.attempt.horizon
    let chain = isAgain || key.startsWith('offset') ? end?.chain ?? latest : end?.chain // offsets need no page before them
    if (chain === undefined || isOver) chains.push(chain = [page])
    else chain.push(page)
    for (const next of page.nextKeys) ends.set(next, { chain, page })
  }
  return chains
}
