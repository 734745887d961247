// The last requests, in a ring: what was asked, what was answered. A request costs some assignments to an entry that is there
// already; the rest - its query, its place in its walk, ids, hints - is worked out when somebody looks.
import { pathOf, textsOf } from './asked.ts'
import { blankEntry, idOf, requestEntryOf, urlOf, type Entry, type RequestEntry } from './request-entry.ts'
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

  const newestFirst = () => ring.map((_, age) => ring[(place - 1 - age + 2 * ring.length) % ring.length]!).filter(({ length }) => length > 0)
  const visit = (entry: Entry) => {
    const url = urlOf(entry)
    entry.visit ??= walks.visit(entry.tenant, pathOf(url), textsOf(url))
  }
  const settle = () => {
    for (const entry of newestFirst().slice(0, unsettled).reverse()) visit(entry)
    unsettled = 0
  }
  const shown = (entry: Entry | undefined) => entry && requestEntryOf(entry)

  return {
    on: () => size > 0 || listeners.size > 0,
    next () {
      if (size === 0) return only
      const entry = ring[place] ??= blankEntry()
      place = place + 1 < size ? place + 1 : 0
      unsettled++
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
      return shown(ring.find(entry => entry.length > 0 && idOf(entry) === id))
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

function isOf (tenant: string, projectId: string | undefined): boolean {
  return projectId === undefined || tenant === projectId
}
