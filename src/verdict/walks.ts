// Walks: the reads of one query, chained by the cursor or the offset that one left and another took up. Not by arrival: several
// workers may share a walk, and answers may overtake each other.
import { cacheKeyOf } from '../search/filter.ts'
import { isRead, type Attempt } from './attempt.ts'
import type { PageRead } from './page-read.ts'

export interface Walk {
  /** The window, both ends in (ms). */
  readonly from: number
  readonly to: number
  /** Its reads, in the order in which they were answered; none where every attempt failed. */
  readonly pages: PageRead[]
  /** Attempts that gave no records, by where they would have begun. */
  readonly failures: ReadonlyArray<{ readonly key: string, readonly attempt: Attempt }>
  /** The horizon of its first page (ms). */
  opened: number
  /** Whether it got to its end. */
  closed: boolean
}

/** What names a query: its window and its filter. */
export function queryKeyOf ({ query }: Attempt): string {
  return `${query.start_time}-${query.end_time} ${cacheKeyOf(query)}`
}

/** Where a page begins, as its query says it: empty for a first page. */
export function beginKeyOf ({ query: { log_id: logId, next_date: nextDate, offset = 0 } }: Attempt): string {
  if (logId !== undefined) return `id ${logId}`
  if (nextDate !== undefined) return `date ${nextDate}`
  return offset === 0 ? '' : `offset ${offset}`
}

/** What a next page may begin with. `logIdOf` names a record by its serial number. */
export function endKeysOf ({ attempt: { query }, count, last }: PageRead, logIdOf: (serial: number) => string): readonly string[] {
  const byOffset = query.log_id === undefined && query.next_date === undefined
  return [
    ...last === undefined ? [] : [`id ${logIdOf(last.serial)}`, `date ${last.start}`],
    ...byOffset && count > 0 ? [`offset ${(query.offset ?? 0) + count}`] : []
  ]
}

/** `pages` and `attempts` in the order in which they were answered. */
export function walksOf (pages: readonly PageRead[], attempts: readonly Attempt[], logIdOf: (serial: number) => string): readonly Walk[] {
  const queries = new Map<string, { pages: PageRead[], failures: Array<{ key: string, attempt: Attempt }>, attempt: Attempt }>()
  const groupOf = (attempt: Attempt) => {
    const key = queryKeyOf(attempt)
    let group = queries.get(key)
    if (group === undefined) queries.set(key, group = { pages: [], failures: [], attempt })
    return group
  }
  for (const page of pages) groupOf(page.attempt).pages.push(page)
  for (const attempt of attempts) if (!isRead(attempt)) groupOf(attempt).failures.push({ key: beginKeyOf(attempt), attempt })
  return [...queries.values()].flatMap(({ pages, failures, attempt: { query, horizon } }) => {
    const window = { from: query.start_time, to: query.end_time, failures }
    if (pages.length === 0) return [{ ...window, pages, opened: horizon, closed: false }]
    return chained(pages, logIdOf).map(pages => ({ ...window, pages, opened: pages[0]!.attempt.horizon, closed: pages.some(({ isFinal }) => isFinal) }))
  })
}

/** The pages of one query, walk by walk, each walk's first page in front. */
function chained (pages: readonly PageRead[], logIdOf: (serial: number) => string): readonly PageRead[][] {
  const chains: PageRead[][] = []
  const ends = new Map<string, PageRead[][]>() // chains by what a next page of them may begin with
  const orphans: PageRead[] = []
  const join = (chain: PageRead[], page: PageRead) => {
    chain.push(page)
    for (const key of endKeysOf(page, logIdOf)) {
      const others = ends.get(key)
      if (others === undefined) ends.set(key, [chain])
      else if (others.at(-1) !== chain) others.push(chain)
    }
  }
  const begin = (page: PageRead) => {
    const chain: PageRead[] = []
    chains.push(chain)
    join(chain, page)
  }

  for (const page of pages) {
    const key = beginKeyOf(page.attempt)
    const chain = ends.get(key)?.at(-1)
    if (key === '') begin(page)
    else if (chain !== undefined) join(chain, page)
    else orphans.push(page)
  }
  // What overtook the page before it, or goes on from a walk that is not in the history.
  for (let waiting = orphans; waiting.length > 0;) {
    const left = waiting.filter(page => {
      const chain = ends.get(beginKeyOf(page.attempt))?.at(-1)
      if (chain !== undefined) join(chain, page)
      return chain === undefined
    })
    if (left.length === waiting.length) begin(left.shift()!)
    waiting = left
  }
  return chains
}
