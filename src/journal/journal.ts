// The journal: the last requests and their answers, in a ring. Recording a request only assigns to an existing entry. Query, walk step,
// ids and hints are computed when the journal is read.
import { asksForFlowLogs, pathOf, rawQueryOf } from './request-query.ts'
import { blankEntry, type JournalEntry } from './journal-entry.ts'
import { createOverwrittenCounts, type Overwritten } from './overwritten.ts'
import { requestEntryOf, type RequestEntry } from './request-entry.ts'
import { createTextStore, idOf, liesIn, urlOf, type Refusal } from './text-store.ts'
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
  /** The entry to fill in, and then to `commit`. Its texts are stored already. */
  readonly nextEntry: (id: string, url: string, refusal: Refusal | null) => JournalEntry
  readonly commit: (entry: JournalEntry) => void
  /** Gives every entry its step of a walk, in the order of arrival. */
  readonly assignWalkSteps: () => void
  /** Newest first, as they were answered. They are reused: read them before the next request is recorded. */
  readonly entries: (filter?: RequestFilter) => readonly JournalEntry[]
  /** The same, as people and programs are shown them. */
  readonly list: (filter?: RequestFilter) => readonly RequestEntry[]
  readonly get: (id: string) => RequestEntry | undefined
  /** The flow-log requests of one project, or of all, that were overwritten since the journal was cleared. */
  readonly overwritten: (projectId?: string) => Overwritten
  readonly clear: (projectId?: string) => void
  /** Calls `listener` with every request from now on, until the returned function is called. */
  readonly listen: (listener: (entry: RequestEntry) => void, projectId?: string) => () => void
}

// Bytes of the texts: enough for usual addresses, and for a thousand of the longest.
const USUAL_TEXT = 512
const FEWEST_BYTES = 8_388_608

/** Keeps the last `size` requests, fewer where their texts are long; 0 keeps none. */
export function createJournal (size: number, walks: Walks): Journal {
  const listeners = new Set<(entry: JournalEntry) => void>()
  const ringSize = Math.max(1, size)
  const ring: JournalEntry[] = []
  // Entries are numbered from 0 in the order of their answers; those from `oldest` to before `next` are kept.
  let next = 0
  let oldest = 0
  let unassigned = 0 // the first that has no step yet
  const counts = createOverwrittenCounts()
  const texts = createTextStore(Math.max(FEWEST_BYTES, size * USUAL_TEXT), (from, to) => {
    while (oldest < next && (!isKept(entryAt(oldest)) || liesIn(entryAt(oldest), from, to))) overwriteOldest()
  })

  const entryAt = (n: number) => ring[n % ringSize]! // n: from oldest to next - 1
  const keptFrom = (from: number) => Array.from({ length: next - from }, (_, index) => entryAt(from + index)).filter(isKept)
  const assignWalkStep = (entry: JournalEntry) => {
    const url = urlOf(entry)
    if (entry.isWalkStep) entry.walkStep ??= walks.step(entry.tenant, pathOf(url), rawQueryOf(url))
  }
  const assignWalkSteps = () => {
    for (const entry of keptFrom(unassigned).sort(byArrival)) assignWalkStep(entry)
    unassigned = next
  }
  const entries = ({ projectId, since = -Infinity, limit = Infinity }: RequestFilter = {}) => {
    assignWalkSteps()
    return keptFrom(oldest).reverse().filter(({ tenant, time }) => isOf(tenant, projectId) && time >= since).slice(0, limit)
  }

  function overwriteOldest (): void {
    const entry = entryAt(oldest)
    if (isKept(entry) && entry.asksForFlowLogs) counts.count(entry.tenant, entry.time)
    entry.urlLength = 0
    if (unassigned <= oldest++) {
      walks.forgetAll() // it was never counted as a step
      unassigned = oldest
    }
  }

  return {
    isActive: () => size > 0 || listeners.size > 0,
    nextEntry (id, url, refusal) {
      if (next - oldest === ringSize) overwriteOldest()
      const entry = ring[next % ringSize] ??= blankEntry()
      texts.write(entry, id, url, refusal)
      entry.asksForFlowLogs = asksForFlowLogs(url)
      next++
      return entry
    },
    commit (entry) {
      if (listeners.size > 0) {
        assignWalkSteps()
        for (const listener of listeners) listener(entry)
      }
      if (size === 0) entry.urlLength = 0
    },
    assignWalkSteps,
    entries,
    list: filter => entries(filter).map(requestEntryOf),
    get (id) {
      const entry = entries().find(entry => idOf(entry) === id)
      return entry && requestEntryOf(entry)
    },
    overwritten: counts.of,
    clear (projectId) {
      assignWalkSteps()
      for (const entry of ring) if (isOf(entry.tenant, projectId)) Object.assign(entry, blankEntry())
      counts.clear(projectId)
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

function isKept ({ urlLength }: JournalEntry): boolean {
  return urlLength > 0
}

function isOf (tenant: string, projectId: string | undefined): boolean {
  return projectId === undefined || tenant === projectId
}
