// The last requests, in a ring: what was asked, what was answered. Costs an object per request; the rest is worked out when somebody looks.
import { requestEntryOf, type Entry, type RequestEntry } from './request-entry.ts'

export interface Choice {
  /** Requests of this project only. */
  readonly projectId?: string | undefined
  /** Requests that came at or after this time (ms since 1970). */
  readonly since?: number | undefined
  /** The newest so many. */
  readonly limit?: number | undefined
}

export interface Journal {
  /** Whether anything is kept or listened to. */
  readonly on: () => boolean
  readonly add: (entry: Entry) => void
  /** Newest first. */
  readonly list: (choice?: Choice) => readonly RequestEntry[]
  readonly get: (id: string) => RequestEntry | undefined
  readonly clear: (projectId?: string) => void
  /** Calls `listener` with every request from now on, until the returned function is called. */
  readonly listen: (listener: (entry: RequestEntry) => void, projectId?: string) => () => void
}

/** Keeps the last `size` requests; 0 keeps none. */
export function createJournal (size: number): Journal {
  const listeners = new Set<(entry: Entry) => void>()
  let ring = new Array<Entry | undefined>(size).fill(undefined)
  let next = 0

  const newestFirst = () => ring.map((_, age) => ring[(next - 1 - age + 2 * size) % size]).filter(entry => entry !== undefined)
  return {
    on: () => size > 0 || listeners.size > 0,
    add: entry => {
      if (size > 0) ring[next] = entry
      next = next + 1 < size ? next + 1 : 0
      for (const listener of listeners) listener(entry)
    },
    list: ({ projectId, since = -Infinity, limit = Infinity } = {}) =>
      newestFirst().filter(({ tenant, time }) => isOf(tenant, projectId) && time >= since).slice(0, limit).map(requestEntryOf),
    get: id => {
      const entry = ring.find(entry => entry?.id === id)
      return entry && requestEntryOf(entry)
    },
    clear: projectId => {
      ring = ring.map(entry => entry === undefined || isOf(entry.tenant, projectId) ? undefined : entry)
    },
    listen: (listener, projectId) => {
      const heard = (entry: Entry) => { if (isOf(entry.tenant, projectId)) listener(requestEntryOf(entry)) }
      listeners.add(heard)
      return () => { listeners.delete(heard) }
    }
  }
}

function isOf (tenant: string, projectId: string | undefined): boolean {
  return projectId === undefined || tenant === projectId
}
