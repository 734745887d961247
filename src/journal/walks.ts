// Walks: the requests that read one window of one firewall with one filter, page by page.
// The cursor tells the page: the same cursor is the same page again, another cursor is the next page.
import { LRUCache } from 'lru-cache'
import { FlowLogQuerySchema } from '../contract/flow-log-query.ts'

export interface Walk {
  readonly key: string
  readonly tenant: string
  /** How often its first page was requested. */
  round: number
  /** How many so far. */
  requests: number
  /** Page and cursor of the last request; page 0 is unknown. */
  page: number
  cursor: string
  /** The highest page requested. */
  deepest: number
}

/** One request in its walk. */
export interface WalkStep {
  readonly walk: Walk
  /** From 1; 0 where it is unknown or the route has no pages. */
  readonly page: number
  /** From 1. */
  readonly requestNumber: number
  /** Whether the request before asked for the same page. */
  readonly isRepeat: boolean
}

export type Query = Readonly<Record<string, unknown>>

export interface Walks {
  /** Counts a request as the next step of its walk. */
  readonly step: (tenant: string, path: string, query: Query) => WalkStep
  readonly clear: (tenant?: string) => void
  /** Some requests were missed: the page of a walk is unknown until the walk begins again. */
  readonly forgetAll: () => void
}

const maxWalks = 1_024 // the least recently used walk is dropped
const cursorNames = ['log_id', 'next_date', 'offset'] as const
const pageNames: readonly string[] = [...cursorNames, 'limit']
const walkNames = Object.keys(FlowLogQuerySchema.properties).filter(name => !pageNames.includes(name))

export function createWalks (): Walks {
  const walks = new LRUCache<string, Walk>({ max: maxWalks })
  let complete = true // no request was missed

  return {
    step: (tenant, path, query) => {
      const key = keyOf(path, query)
      let walk = walks.get(key)
      if (walk === undefined) walks.set(key, walk = { key, tenant, round: 0, requests: 0, page: 0, cursor: '', deepest: 0 })
      return nextStep(walk, query, complete)
    },
    clear: tenant => {
      if (tenant === undefined) {
        walks.clear()
        complete = true
      } else {
        for (const [key, walk] of [...walks.entries()]) if (walk.tenant === tenant) walks.delete(key)
      }
    },
    forgetAll: () => {
      if (walks.size > 0) walks.clear()
      complete = false
    }
  }
}

/** `complete`: no request was missed, so a cursor in a new walk means page 2. */
function nextStep (walk: Walk, query: Query, complete: boolean): WalkStep {
  const cursor = cursorOf(query)
  const isRepeat = walk.page > 0 && cursor === walk.cursor
  if (cursor === '') walk.round++
  if (query.start_time === undefined) walk.page = 0
  else if (cursor === '') walk.page = 1
  else if (!isRepeat && (walk.page > 0 || complete)) walk.page = Math.max(walk.page, 1) + 1
  walk.cursor = cursor
  walk.deepest = Math.max(walk.deepest, walk.page)
  return { walk, page: walk.page, requestNumber: ++walk.requests, isRepeat }
}

// One join, since a string made by repeated concatenation keeps its parts in memory.
function keyOf (path: string, query: Query): string {
  const parts: unknown[] = [path]
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
