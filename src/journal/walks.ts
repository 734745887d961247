// Walks: the requests that go through one window of one firewall with one filter, page by page.
// A walk knows its page from its cursor alone: the same cursor is the same page again, another one is the next.
import { LRUCache } from 'lru-cache'
import { FlowLogQuerySchema } from '../contract/flow-log-query.ts'

export interface Walk {
  readonly key: string
  readonly tenant: string
  /** How often it began at its first page. */
  round: number
  /** Requests so far. */
  requests: number
  /** The last request's; 0 where it is not known. */
  page: number
  cursor: string
  /** The furthest page asked for. */
  deepest: number
}

/** One request's place in its walk. */
export interface Visit {
  readonly walk: Walk
  /** From 1; 0 where there are no pages, or it is not known. */
  readonly page: number
  /** From 1: which request of the walk. */
  readonly place: number
  /** Whether this page was asked for just before. */
  readonly again: boolean
}

export type Query = Readonly<Record<string, unknown>>

export interface Walks {
  /** `place` is the address without its query. */
  readonly visit: (tenant: string, place: string, query: Query) => Visit
  readonly clear: (tenant?: string) => void
  /** Some requests have not been seen: which page a walk is at is not known until it begins again. */
  readonly forget: () => void
}

const most = 1_024 // walks under way at once; the longest untouched is forgotten
const cursorNames = ['log_id', 'next_date', 'offset'] as const
const pageNames: readonly string[] = [...cursorNames, 'limit']
const walkNames = Object.keys(FlowLogQuerySchema.properties).filter(name => !pageNames.includes(name))

export function createWalks (): Walks {
  const walks = new LRUCache<string, Walk>({ max: most })
  let whole = true // nothing has been forgotten

  return {
    visit: (tenant, place, query) => {
      const key = keyOf(place, query)
      let walk = walks.get(key)
      if (walk === undefined) walks.set(key, walk = { key, tenant, round: 0, requests: 0, page: 0, cursor: '', deepest: 0 })
      return step(walk, query, whole)
    },
    clear: tenant => {
      if (tenant === undefined) {
        walks.clear()
        whole = true
      } else {
        for (const [key, walk] of [...walks.entries()]) if (walk.tenant === tenant) walks.delete(key)
      }
    },
    forget: () => {
      if (walks.size > 0) walks.clear()
      whole = false
    }
  }
}

/** `whole`: whether a walk that is new is so in truth, and a cursor means its second page. */
function step (walk: Walk, query: Query, whole: boolean): Visit {
  const cursor = cursorOf(query)
  const again = walk.page > 0 && cursor === walk.cursor
  if (cursor === '') walk.round++
  if (query.start_time === undefined) walk.page = 0
  else if (cursor === '') walk.page = 1
  else if (!again && (walk.page > 0 || whole)) walk.page = Math.max(walk.page, 1) + 1
  walk.cursor = cursor
  walk.deepest = Math.max(walk.deepest, walk.page)
  return { walk, page: walk.page, place: ++walk.requests, again }
}

// Joined, and not added up: what a text was added up from is kept along with it.
function keyOf (place: string, query: Query): string {
  const parts: unknown[] = [place]
  for (const name of walkNames) {
    const value = query[name]
    if (value !== undefined && value !== '') parts.push(name, value)
  }
  return parts.join('&')
}

/** Empty on the first page. */
export function cursorOf ({ log_id: logId = '', next_date: nextDate = '', offset = '' }: Query): string {
  if (logId !== '' || nextDate !== '') return `${logId}@${nextDate}`
  return offset === '' || offset === '0' ? '' : `+${offset}`
}
