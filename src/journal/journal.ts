// The journal: the last requests and their answers, in a ring. Query, walk step, ids and hints are computed when the journal is read.
import { nextTurn } from '../next-turn.ts'
import { objectOf, requireFunction, requireNumber, requireProjectId } from '../validation/argument.ts'
import { pathOf, rawQueryOf } from './request-query.ts'
import { createEntryRing } from './entry-ring.ts'
import type { JournalEntry } from './journal-entry.ts'
import { createOverwrittenCounts, type Overwritten } from './overwritten.ts'
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
  readonly record: (entry: JournalEntry) => void
  /** Gives every entry its step of a walk, in the order of arrival. */
  readonly assignWalkSteps: () => void
  /** The same, a few at a time: in between, others are served. */
  readonly assignWalkStepsInTurns: () => Promise<void>
  /** Newest first, in the order of their answers. What is overwritten meanwhile is left out. */
  readonly entries: (filter?: RequestFilter) => IterableIterator<JournalEntry>
  /** The same, as /__admin shows them. */
  readonly list: (filter?: RequestFilter) => readonly RequestEntry[]
  /** The same one after the other, for a caller who does other things in between. Its steps are those assigned before. */
  readonly each: (filter?: RequestFilter) => IterableIterator<RequestEntry>
  readonly get: (id: string) => RequestEntry | undefined
  /** The flow-log requests of one project, or of all, that were overwritten since the journal was cleared. */
  readonly overwritten: (projectId?: string) => Overwritten
  readonly clear: (projectId?: string) => void
  /** Calls `listener` with every request from now on, until the returned function is called. */
  readonly listen: (listener: (entry: RequestEntry) => void, projectId?: string) => () => void
}

const AT_A_TIME = 512 // entries: some 4 ms

/** Keeps the last `size` requests, fewer where their texts are long; 0 keeps none. */
export function createJournal (size: number, walks: Walks): Journal {
  const listeners = new Set<(entry: JournalEntry) => void>()
  const overwritten = createOverwrittenCounts()
  let unassigned = 0 // the number of the first entry that has no step yet
  const ring = createEntryRing(Math.max(1, size), () => {
    const head = ring.headOf(ring.oldest())
    if (head?.asksForFlowLogs === true) overwritten.count(head.tenant, head.time)
    if (unassigned > ring.oldest()) return
    walks.forgetAll() // it was never counted as a step
    unassigned++
  })

  /** Tells whether entries are left. */
  const assignOldest = (most: number): boolean => {
    const end = Math.min(unassigned + most, ring.next())
    const waiting = numbers(unassigned, end).flatMap(n => {
      const entry = ring.read(n)
      return entry?.isWalkStep === true && entry.walkStep === null ? [{ n, entry }] : []
    })
    for (const { n, entry } of waiting.sort((a, b) => a.entry.id < b.entry.id ? -1 : 1)) { // ids count up in the order of arrival
      const { tenant, url, time } = entry
      const step = walks.step({ tenant, path: pathOf(url), query: rawQueryOf(url), time })
      walks.noteAnswer(step, entry)
      ring.setWalkStep(n, step)
    }
    unassigned = end
    return unassigned < ring.next()
  }
  const assignWalkSteps = () => { assignOldest(Infinity) }

  function * entries ({ projectId, since = -Infinity, limit = Infinity }: RequestFilter = {}) {
    for (let n = ring.next() - 1, count = 0; n >= ring.oldest() && count < limit; n--) {
      const head = ring.headOf(n)
      if (head === undefined || !isOf(head.tenant, projectId) || head.time < since) continue
      const entry = ring.read(n)
      if (entry === undefined) continue // never: it has a head
      count++
      yield entry
    }
  }

  function * each (filter?: RequestFilter) {
    for (const entry of entries(filter)) yield requestEntryOf(entry)
  }

  return {
    isActive: () => size > 0 || listeners.size > 0,
    record (entry) {
      if (entry.walkStep !== null) walks.noteAnswer(entry.walkStep, entry)
      ring.append(entry)
      if (listeners.size > 0) {
        assignWalkSteps()
        const recorded = ring.read(ring.next() - 1)
        for (const listener of listeners) if (recorded !== undefined) listener(recorded)
      }
      if (size === 0) ring.forget(ring.next() - 1)
    },
    assignWalkSteps,
    async assignWalkStepsInTurns () {
      while (assignOldest(AT_A_TIME)) await nextTurn()
    },
    entries,
    each,
    list (filter = {}) {
      const { projectId, since, limit } = objectOf('filter', filter)
      requireProjectId(projectId)
      requireNumber('since', since)
      requireNumber('limit', limit)
      assignWalkSteps()
      return [...each(filter)]
    },
    get (id) {
      const n = ring.find(id)
      if (n === undefined) return undefined
      assignWalkSteps()
      const entry = ring.read(n)
      return entry && requestEntryOf(entry)
    },
    overwritten: overwritten.of,
    clear (projectId) {
      requireProjectId(projectId)
      assignWalkSteps()
      for (let n = ring.oldest(); n < ring.next(); n++) if (projectId === undefined || ring.headOf(n)?.tenant === projectId) ring.forget(n)
      overwritten.clear(projectId)
    },
    listen (listener, projectId) {
      requireFunction('listener', listener)
      requireProjectId(projectId)
      const listenToProject = (entry: JournalEntry) => { if (isOf(entry.tenant, projectId)) listener(requestEntryOf(entry)) }
      listeners.add(listenToProject)
      return () => { listeners.delete(listenToProject) }
    }
  }
}

function numbers (from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}

function isOf (tenant: string | undefined, projectId: string | undefined): boolean {
  return projectId === undefined || tenant === projectId
}
