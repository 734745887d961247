// Walks: the reads of one query, chained by the cursor or the offset that one left and another took up. Arrival says nothing: several
// workers may share a walk, and answers overtake each other.
import { cacheKeyOf } from '../search/filter.ts'
import { isRead, type Attempt } from './attempt.ts'
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
  /** Whether it goes on behind the end of another walk and found nothing there. */
  readonly isIdle: boolean
}

/** What names a query: its window and its filter. */
export function queryKeyOf ({ query }: Attempt): string {
  return `${query.start_time}-${query.end_time} ${cacheKeyOf(query)}`
}

/** Where a page begins, as its query says it; empty for a first page. */
export function beginKeyOf ({ query: { log_id: logId, next_date: nextDate, offset = 0 } }: Attempt): string {
  if (logId !== undefined) return `id ${logId}`
  if (nextDate !== undefined) return `date ${nextDate}`
  return offset === 0 ? '' : `offset ${offset}`
}

/** What a next page may begin with. */
export function endKeysOf ({ attempt, count, last }: PageRead, logIdOf: (serial: number) => string): readonly string[] {
  const begin = beginKeyOf(attempt)
  if (last === undefined) return [begin]
  const byOffset = begin === '' || begin.startsWith('offset')
  return [`id ${logIdOf(last.serial)}`, `date ${last.start}`, ...byOffset ? [`offset ${(attempt.query.offset ?? 0) + count}`] : []]
}

/** `pages` and `attempts` by their horizons. `logIdOf` names a record by its serial number. */
export function walksOf (pages: readonly PageRead[], attempts: readonly Attempt[], logIdOf: (serial: number) => string): readonly Walk[] {
  const attemptsByQuery = groupBy(attempts, queryKeyOf)
  const pagesByQuery = groupBy(pages, ({ attempt }) => queryKeyOf(attempt))
  return [...attemptsByQuery].flatMap(([key, attempts]): readonly Walk[] => {
    const { query, horizon } = attempts[0]
    const window = { from: query.start_time, to: query.end_time, failures: attempts.filter(attempt => !isRead(attempt)) }
    const chains = chained(pagesByQuery.get(key) ?? [], logIdOf)
    if (chains.length === 0) return [{ ...window, pages: [], opened: horizon, closed: false, isIdle: false }]
    return chains.map(({ pages, isNext }) => {
      const [{ horizon, last }] = pages
      return { ...window, pages, opened: horizon, closed: pages.some(({ isFinal }) => isFinal), isIdle: isNext && last === undefined }
    })
  })
}

interface Chain {
  readonly pages: [PageRead, ...PageRead[]]
  /** Whether it goes on behind the end of another. */
  readonly isNext: boolean
}

/** The pages of one query, chain by chain, each with its first page in front. */
function chained (pages: readonly PageRead[], logIdOf: (serial: number) => string): readonly Chain[] {
  const chains: Chain[] = []
  const ends = new Map<string, { readonly chain: Chain, readonly page: PageRead }>() // by what a next page may begin with
  const begin = (page: PageRead, isNext: boolean) => {
    const chain: Chain = { pages: [page], isNext }
    chains.push(chain)
    leave(page, chain)
  }
  const leave = (page: PageRead, chain: Chain) => {
    for (const key of endKeysOf(page, logIdOf)) if (key !== '') ends.set(key, { chain, page })
  }
  /** Whether the page has found its place. */
  const place = (page: PageRead): boolean => {
    const key = beginKeyOf(page.attempt)
    const end = ends.get(key)
    const chain = end?.chain ?? (key.startsWith('offset') ? chains.at(-1) : undefined) // offsets need no page before them
    const isOver = end !== undefined && end.page.isFinal && end.page.count < end.page.question.limit
    if (key === '' || isOver) begin(page, isOver)
    else if (chain !== undefined) {
      chain.pages.push(page)
      leave(page, chain)
    }
    return key === '' || chain !== undefined
  }
  let left = pages.filter(page => !place(page))
  while (left.length > 0) { // those overtook the page before them, or go on from a walk that is not in the history
    const still = left.filter(page => !place(page))
    if (still.length === left.length) begin(still.shift()!, false)
    left = still
  }
  return chains
}
