// The last requests, in a ring: what was asked, what was answered. A request costs some assignments to an entry that is there
// already; the rest - its query, its place in its walk, ids, hints - is worked out when somebody looks.
import { pathOf, sentIn } from './request-query.ts'
import { blankEntry, idOf, urlOf, type Entry } from './journal-entry.ts'
import { requestEntryOf, type RequestEntry } from './request-entry.ts'
import type { Walks } from './walks.ts'

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
  /** The entry to be written over next; whoever asks fills it in and calls `written`. */
  readonly next: () => Entry
  readonly written: (entry: Entry) => void
  /** Finds the places of all entries in their walks, which go on from there. */
  readonly settle: () => void
  /** Newest first. */
  readonly list: (choice?: Choice) => readonly RequestEntry[]
  readonly get: (id: string) => RequestEntry | undefined
  readonly clear: (projectId?: string) => void
  /** Calls `listener` with every request from now on, until the returned function is called. */
  readonly listen: (listener: (entry: RequestEntry) => void, projectId?: string) => () => void
}

/** Keeps the last `size` requests; 0 keeps none. */
export function createJournal (size: number, walks: Walks): Journal {
  const listeners = new Set<(entry: Entry) => void>()
  const ring: Entry[] = []
  const only = blankEntry() // for listeners, where none is kept
  let place = 0 // of the next one
  let unsettled = 0 // how many before it

  const before = (age: number) => ring[(place - age + size) % size]! // age: 1 for the newest, to as many as there are
  const newestFirst = () => Array.from(ring, (_, age) => before(age + 1)).filter(({ length }) => length > 0)
  const visit = (entry: Entry) => {
    const url = urlOf(entry)
    if (entry.walks) entry.visit ??= walks.visit(entry.tenant, pathOf(url), sentIn(url))
  }
  const settle = () => {
    const entries = Array.from({ length: unsettled }, (_, age) => before(age + 1))
    for (const entry of entries.sort(byArrival)) visit(entry)
    unsettled = 0
  }

  return {
    on: () => size > 0 || listeners.size > 0,
    next () {
      if (size === 0) return only
      if (unsettled === size) walks.forget() // what is written over now cannot be counted any more
      else unsettled++
      const entry = ring[place] ??= blankEntry()
      place = place + 1 < size ? place + 1 : 0
      return entry
    },
    written (entry) {
      if (listeners.size === 0) return
      settle()
      visit(entry)
      for (const listener of listeners) listener(entry)
    },
    settle,
    list ({ projectId, since = -Infinity, limit = Infinity } = {}) {
      settle()
      return newestFirst().filter(({ tenant, time }) => isOf(tenant, projectId) && time >= since).slice(0, limit).map(requestEntryOf)
    },
    get (id) {
      settle()
      const entry = newestFirst().find(entry => idOf(entry) === id)
      return entry && requestEntryOf(entry)
    },
    clear (projectId) {
      settle()
      for (const entry of ring) if (isOf(entry.tenant, projectId)) Object.assign(entry, blankEntry())
    },
    listen (listener, projectId) {
      const heard = (entry: Entry) => { if (isOf(entry.tenant, projectId)) listener(requestEntryOf(entry)) }
      listeners.add(heard)
      return () => { listeners.delete(heard) }
    }
  }
}

/** Ids count up as requests come. */
function byArrival (a: Entry, b: Entry): number {
  return idOf(a) < idOf(b) ? -1 : 1
}

function isOf (tenant: string, projectId: string | undefined): boolean {
  return projectId === undefined || tenant === projectId
}
