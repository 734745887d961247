// Which cause a loss has: from what the walks passed over, what they left out, and what no window covered.
import type { Question } from '../search/page.ts'
import { countOf } from '../search/pages-of.ts'
import type { Universe } from '../universe/universe.ts'
import { CAUSES, FEW, type Reason } from './causes.ts'
import { holesOf } from './holes.ts'
import type { LostRecord } from './losses.ts'
import { compare, type Stretch } from './position.ts'
import { countBelow } from './record-set.ts'
import { beginKeyOf, type Walk } from './walks.ts'

export interface Attribution {
  /** The times (ms), ascending, between which the same reasons hold. */
  readonly edges: readonly number[]
  readonly ofRecord: (record: LostRecord) => Reason
  /** Of a stretch of `count` records without an edge or a delivered record inside: how many have which reason. */
  readonly ofStretch: (from: number, to: number, count: number) => readonly Share[]
}

export interface Share {
  readonly reason: Reason
  readonly count: number
  readonly fits: (record: LostRecord) => boolean
}

export interface Evidence {
  readonly universe: Universe
  /** By their openings. */
  readonly walks: readonly Walk[]
  /** The scope, at the cut. */
  readonly question: Question
  /** How long before a horizon a record may have started and still be kept (ms). */
  readonly keptFor: number
}

const MINUTE = 60_000
const ORDER = Object.keys(CAUSES)

export function attributionOf ({ universe, walks, question, keptFor }: Evidence): Attribution {
  const { order } = question
  const pages = walks.flatMap(walk => walk.pages).map(page => ({ ...page, requestIds: [page.attempt.id] }))
  const holes = walks.flatMap(walk => holesOf(walk, order, universe.logIdOf)).sort((a, b) => b.horizon - a.horizon || ORDER.indexOf(a.cause) - ORDER.indexOf(b.cause))
  const windows = unionOf(walks)
  const edges = [...new Set([...pages, ...holes].flatMap(({ low, high }) => [low.start, low.start + 1, high.start, high.start + 1]))].sort((a, b) => a - b)
  // Where a client went on by a time alone: the first millisecond that its next query left out.
  const skippedTies = new Set([
    ...walks.map(({ from, to }) => order === 'newest' ? to + 1 : from - 1),
    ...pages.flatMap(({ attempt }) => beginKeyOf(attempt).startsWith('date ') ? attempt.query.next_date ?? [] : [])
  ])
  const seen = (record: LostRecord) => ({ horizon }: Stretch) => record.end <= horizon
  const readable = (record: LostRecord) => ({ horizon }: Stretch) => record.end <= horizon && record.start >= horizon - keptFor

  const segments = new Map<number, { readonly pages: typeof pages, readonly holes: typeof holes }>() // by their number between the edges
  const around = (time: number) => {
    const segment = countBelow(edges, time + 1)
    const [from, to] = [edges[segment - 1] ?? -Infinity, (edges[segment] ?? Infinity) - 1]
    const touches = ({ low, high }: Stretch) => low.start <= to && high.start >= from
    const found = segments.get(segment) ?? { pages: pages.filter(touches), holes: holes.filter(touches) }
    segments.set(segment, found)
    return found
  }

  return {
    edges,
    ofRecord (record) {
      const { pages, holes } = around(record.start)
      const [passed, left] = [pages.filter(covers(record)), holes.filter(covers(record))]
      const all = [...passed, ...left]
      const requestIds = all.slice(0, FEW).flatMap(({ requestIds }) => requestIds)
      if (all.length === 0) return gapReasonOf(record.start)
      if (!all.some(readable(record))) return { cause: all.some(seen(record)) ? 'beyond-retention' : 'arrived-late', requestIds }
      const hole = left.find(readable(record))
      if (hole === undefined) return { cause: passed.some(page => readable(record)(page) && page.attempt.query.offset !== undefined) ? 'offset-shifted' : 'unexplained', requestIds }
      const tie = pages.find(page => !page.isFinal && page.last?.start === record.start && readable(record)(page))
      return hole.cause !== 'page-lost-to-error' && tie !== undefined && skippedTies.has(record.start) ? { cause: 'tie-skipped', requestIds: tie.requestIds } : hole
    },
    ofStretch (from, to, count) {
      const { pages, holes } = around(from)
      const [hole] = holes // the latest
      const requestIds = [...pages, ...holes].slice(0, FEW).flatMap(({ requestIds }) => requestIds)
      if (hole === undefined) return [{ reason: pages.length === 0 ? gapReasonOf(from) : { cause: 'arrived-late', requestIds }, count, fits: () => true }]
      const horizon = Math.min(hole.horizon, question.horizon)
      const seenCount = countOf(universe, { ...question, from, to, horizon })
      const oldest = Math.max(from, hole.horizon - keptFor)
      const kept = oldest > to ? 0 : countOf(universe, { ...question, from: oldest, to, horizon })
      const isSeen = (record: LostRecord) => seen(record)(hole)
      const isReadable = (record: LostRecord) => readable(record)(hole)
      const shares: readonly Share[] = [
        { reason: hole, count: kept, fits: isReadable },
        { reason: { cause: 'beyond-retention', requestIds: hole.requestIds }, count: seenCount - kept, fits: record => isSeen(record) && !isReadable(record) },
        { reason: { cause: 'arrived-late', requestIds }, count: count - seenCount, fits: record => !isSeen(record) }
      ]
      return shares.filter(({ count }) => count > 0)
    }
  }

  function gapReasonOf (time: number): Reason {
    const before = windows.findLast(({ from }) => from <= time)
    const after = windows.find(({ from }) => from > time)
    if (before !== undefined && time <= before.to) return { cause: 'unexplained', requestIds: [before.firstId] } // behind where its walks began
    const [begin, end] = [before === undefined ? question.from : before.to + 1, after?.from ?? question.to + 1]
    const isOneTick = end - begin < 1_000 || (end - begin < MINUTE && (begin - 1) % MINUTE === 0 && end % MINUTE === 0)
    const isBetween = before !== undefined && after !== undefined
    const requestIds = [before?.lastId, after?.firstId].flatMap(id => id ?? [])
    return { cause: isBetween && isOneTick ? 'boundary-skipped' : 'gap-between-windows', gap: end - begin, requestIds }
  }
}

const covers = (record: LostRecord) => ({ low, high }: Stretch) => compare(low, record) <= 0 && compare(record, high) <= 0

/** The windows asked for, ascending; those that touch or overlap are one. */
function unionOf (walks: readonly Walk[]): ReadonlyArray<{ readonly from: number, readonly to: number, readonly firstId: string, readonly lastId: string }> {
  const union: Array<{ from: number, to: number, firstId: string, lastId: string }> = []
  for (const { from, to, pages, failures } of walks.toSorted((a, b) => a.from - b.from)) {
    const id = (pages[0]?.attempt ?? failures[0])?.id ?? ''
    const last = union.at(-1)
    if (last === undefined || from > last.to + 1) union.push({ from, to, firstId: id, lastId: id })
    else if (to > last.to) Object.assign(last, { to, lastId: id })
  }
  return union
}
