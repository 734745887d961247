// Walks: the requests that read one window of one firewall with one filter, page by page.
// The cursor tells the page: the same cursor is the same page again, another cursor is the next page.
import { LRUCache } from 'lru-cache'
import { FlowLogQuerySchema } from '../contract/flow-log-query.ts'
import { addWindow, type Reader, type Window } from './reader.ts'

export interface Walk {
  readonly key: string
  readonly reader: Reader
  /** Undefined where it has no two times. */
  readonly window: Window | undefined
  /** How much of the reader's window before it covers again (ms). */
  readonly overlap: number
  /** How often its first page was requested. */
  round: number
  /** How many so far. */
  requests: number
  /** Page and cursor of the last request; page 0 is unknown. */
  page: number
  cursor: string
  /** The highest page requested. */
  deepest: number
  /** The last page that was read and had records: who asks for an empty page again waits for more. */
  readPage: number
}

/** One request in its walk. */
export interface WalkStep {
  readonly walk: Walk
  /** From 1; 0 where it is unknown or the route has no pages. */
  readonly page: number
  /** From 1. */
  readonly requestNumber: number
  /** Whether the request before asked for the same page, and got it. */
  readonly isRepeat: boolean
  /** By how many records its offset is beyond that of the request before; 0 where one of them has none. */
  readonly offsetStep: number
  /** How long it should have waited still, because it was told so, in ms. */
  readonly waitLeft: number
}

export type Query = Readonly<Record<string, unknown>>

export interface Request {
  readonly tenant: string
  readonly path: string
  readonly query: Query
  /** When it came, in ms since 1970. */
  readonly time: number
}

export interface Answer {
  /** When its request came, in ms since 1970. */
  readonly time: number
  /** How long the caller was told to wait, in ms; undefined where it was not. */
  readonly retryAfter: number | undefined
  /** Whether all of it left the mock. */
  readonly isWhole: boolean
  /** How many records it had. */
  readonly records: number
}

export interface Walks {
  /** Counts a request as the next step of its walk. */
  readonly step: (request: Request) => WalkStep
  /** Notes how the request of a step was answered. */
  readonly noteAnswer: (step: WalkStep, answer: Answer) => void
  readonly clear: (tenant?: string) => void
  /** Some requests were missed: the page of a walk is unknown until the walk begins again. */
  readonly forgetAll: () => void
}

const maxWalks = 1_024 // the least recently used walk is dropped
const maxReaders = 256
const cursorNames = ['log_id', 'next_date', 'offset'] as const
const pageNames: readonly string[] = [...cursorNames, 'limit']
const walkNames = Object.keys(FlowLogQuerySchema.properties).filter(name => !pageNames.includes(name))
const readerNames = walkNames.filter(name => name !== 'start_time' && name !== 'end_time')

export function createWalks (): Walks {
  const walks = new LRUCache<string, Walk>({ max: maxWalks })
  const readers = new LRUCache<string, Reader>({ max: maxReaders })
  let complete = true // no request was missed

  const readerOf = ({ tenant, path, query }: Request): Reader => {
    const key = keyOf(path, query, readerNames)
    const reader = readers.get(key) ?? { tenant, windows: [], lastWindow: undefined, delayed: undefined }
    readers.set(key, reader)
    return reader
  }
  const walkOf = (request: Request): Walk => {
    const key = keyOf(request.path, request.query, walkNames)
    const known = walks.get(key)
    if (known !== undefined) return known
    const [reader, window] = [readerOf(request), windowOf(request.query)]
    const walk: Walk = { key, reader, window, overlap: window === undefined ? 0 : addWindow(reader, window), round: 0, requests: 0, page: 0, cursor: '', deepest: 0, readPage: 0 }
    walks.set(key, walk)
    return walk
  }

  return {
    step: request => nextStep(walkOf(request), request, complete),
    noteAnswer: ({ walk, page }, { time, retryAfter, isWhole, records }) => {
      if (isWhole && records > 0) walk.readPage = page
      if (retryAfter !== undefined) walk.reader.delayed = { page, from: walk.window?.from, time, until: time + retryAfter }
    },
    clear: tenant => {
      if (tenant === undefined) {
        walks.clear()
        readers.clear()
        complete = true
      } else {
        for (const [key, { reader }] of [...walks.entries()]) if (reader.tenant === tenant) walks.delete(key)
        for (const [key, reader] of [...readers.entries()]) if (reader.tenant === tenant) readers.delete(key)
      }
    },
    forgetAll: () => {
      if (walks.size > 0) walks.clear()
      if (readers.size > 0) readers.clear()
      complete = false
    }
  }
}

/** `complete`: no request was missed, so a cursor in a new walk means page 2. */
function nextStep (walk: Walk, { query, time }: Request, complete: boolean): WalkStep {
  const cursor = cursorOf(query)
  const { reader: { delayed }, cursor: cursorBefore, readPage } = walk
  const isSame = walk.page > 0 && cursor === walk.cursor
  if (cursor === '') walk.round++
  if (query.start_time === undefined) walk.page = 0
  else if (cursor === '') walk.page = 1
  else if (!isSame && (walk.page > 0 || complete)) walk.page = Math.max(walk.page, 1) + 1
  walk.cursor = cursor
  walk.deepest = Math.max(walk.deepest, walk.page)
  walk.requests++
  const isRetry = delayed !== undefined && delayed.page === walk.page && delayed.from === walk.window?.from && time >= delayed.time
  return {
    walk,
    page: walk.page,
    requestNumber: walk.requests,
    isRepeat: isSame && walk.page === readPage,
    offsetStep: walk.requests === 1 ? 0 : offsetIn(cursor) - offsetIn(cursorBefore) || 0,
    waitLeft: isRetry ? Math.max(0, delayed.until - time) : 0
  }
}

// One join, since a string made by repeated concatenation keeps its parts in memory.
function keyOf (path: string, query: Query, names: readonly string[]): string {
  const parts: unknown[] = [path]
  for (const name of names) {
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

/** Of a cursor; NaN where it is no offset. */
function offsetIn (cursor: string): number {
  return cursor === '' ? 0 : cursor.startsWith('+') ? Number(cursor) : NaN
}

function windowOf ({ start_time: start, end_time: end }: Query): Window | undefined {
  const [from, to] = [start, end].map(time => typeof time === 'string' && /^\d+$/.test(time) ? Number(time) : NaN)
  return from! <= to! ? { from: from!, to: to! } : undefined // two times in, two out
}
