// The journal: the last requests and their answers, in a ring. Recording a request only assigns to an existing entry. Query, walk step,
// ids and hints are computed when the journal is read.
import { pathOf, rawQueryOf } from './request-query.ts'
import { blankEntry, idOf, urlOf, type JournalEntry } from './journal-entry.ts'
import { requestEntryOf, type RequestEntry } from './request-entry.ts'
import type { Walks } from './walks.ts'

export interface RequestFilter {
  /** Requests of this project only. */
  readonly projectId?: string | undefined
  /** Requests that arrived at or after this time (ms since 1970). */
  readonly since?: number | undefined
  /** At most so many, the newest. */
  readonly limit?: number | undefined
}

export interface Journal {
  /** Whether requests are kept or listened to. */
  readonly isActive: () => boolean
  /** The entry to overwrite. The caller fills it in and then calls `commit`. */
  readonly nextEntry: () => JournalEntry
  readonly commit: (entry: JournalEntry) => void
  /** Gives every entry its step of a walk, in the order of arrival. */
  readonly assignWalkSteps: () => void
  /** Newest first. */
  readonly list: (filter?: RequestFilter) => readonly RequestEntry[]
  readonly get: (id: string) => RequestEntry | undefined
  readonly clear: (projectId?: string) => void
  /** Calls `listener` with every request from now on, until the returned function is called. */
  readonly listen: (listener: (entry: RequestEntry) => void, projectId?: string) => () => void
}

/** Keeps the last `size` requests; 0 keeps none. */
export function createJournal (size: number, walks: Walks): Journal {
  const listeners = new Set<(entry: JournalEntry) => void>()
  const ring: JournalEntry[] = []
  const unkept = blankEntry() // for listeners, where the ring has no room
  let position = 0 // of the next entry in the ring
  let unassigned = 0 // the newest entries, which have no step yet

  const entryOfAge = (age: number) => ring[(position - age + size) % size]! // age: from 1, the newest, to ring.length
  const newestFirst = () => Array.from(ring, (_, index) => entryOfAge(index + 1)).filter(({ length }) => length > 0)
  const assignWalkStep = (entry: JournalEntry) => {
    const url = urlOf(entry)
    if (entry.isWalkStep) entry.walkStep ??= walks.step(entry.tenant, pathOf(url), rawQueryOf(url))
  }
  const assignWalkSteps = () => {
    const entries = Array.from({ length: unassigned }, (_, index) => entryOfAge(index + 1))
    for (const entry of entries.sort(byArrival)) assignWalkStep(entry)
    unassigned = 0
  }

  return {
    isActive: () => size > 0 || listeners.size > 0,
    nextEntry () {
      if (size === 0) return unkept
      if (unassigned === size) walks.forgetAll() // the entry to overwrite was never counted as a step
      else unassigned++
      const entry = ring[position] ??= blankEntry()
      position = position + 1 < size ? position + 1 : 0
      return entry
    },
    commit (entry) {
      if (listeners.size === 0) return
      assignWalkSteps()
      assignWalkStep(entry)
      for (const listener of listeners) listener(entry)
    },
    assignWalkSteps,
    list ({ projectId, since = -Infinity, limit = Infinity } = {}) {
      assignWalkSteps()
      return newestFirst().filter(({ tenant, time }) => isOf(tenant, projectId) && time >= since).slice(0, limit).map(requestEntryOf)
    },
    get (id) {
      assignWalkSteps()
      const entry = newestFirst().find(entry => idOf(entry) === id)
      return entry && requestEntryOf(entry)
    },
    clear (projectId) {
      assignWalkSteps()
      for (const entry of ring) if (isOf(entry.tenant, projectId)) Object.assign(entry, blankEntry())
    },
    listen (listener, projectId) {
      const listenToProject = (entry: JournalEntry) => { if (isOf(entry.tenant, projectId)) listener(requestEntryOf(entry)) }
      listeners.add(listenToProject)
      return () => { listeners.delete(listenToProject) }
    }
  }
}

/** Ids count up in the order of arrival. */
function byArrival (a: JournalEntry, b: JournalEntry): number {
  return idOf(a) < idOf(b) ? -1 : 1
}

function isOf (tenant: string, projectId: string | undefined): boolean {
  return projectId === undefined || tenant === projectId
}
