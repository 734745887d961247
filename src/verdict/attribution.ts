// Which cause a loss has, from what the walks passed over, what they left, and what nobody asked for.
import type { Question } from '../search/page.ts'
import { countOf } from '../search/pages-of.ts'
import type { Universe } from '../universe/universe.ts'
import type { Attempt } from './attempt.ts'
import type { Reason } from './causes.ts'
import { holesOf, type Stretch } from './holes.ts'
import type { LostRecord } from './losses.ts'
import type { PageRead } from './page-read.ts'
import { compare } from './position.ts'
import { indexOf } from './record-set.ts'
import { beginKeyOf, type Walk } from './walks.ts'

export interface Attribution {
  /** The times (ms), ascending, between which all records have the same reasons. */
  readonly edges: readonly number[]
  readonly ofRecord: (record: LostRecord) => Reason
  /** Of a stretch of `count` records without an edge or a delivered record inside: how many have which reason. */
  readonly ofStretch: (from: number, to: number, count: number) => ReadonlyArray<{ readonly reason: Reason, readonly count: number }>
}

export interface Evidence {
  readonly universe: Universe
  readonly walks: readonly Walk[]
  readonly attempts: readonly Attempt[]
  /** The scope, at the cut. */
  readonly question: Question
  /** How long before a horizon a record may have started and still be kept (ms). */
  readonly keptFor: number
}

const MINUTE = 60_000

export function attributionOf ({ universe, walks, attempts, question, keptFor }: Evidence): Attribution {
  const { order } = question
  const pages = walks.flatMap(walk => walk.pages).map(page => ({ ...page, horizon: page.attempt.horizon, requestIds: [page.attempt.id] }))
  const holes = walks.flatMap(walk => holesOf(walk, order, universe.logIdOf)).sort((a, b) => b.horizon - a.horizon)
  const windows = unionOf(walks)
  const edges = [...new Set([...pages, ...holes].flatMap(({ low, high }) => [low.start, low.start + 1, high.start, high.start + 1]))].sort((a, b) => a - b)
  // Where a client went on by a time alone: the first millisecond that its next query left out.
  const skippedTies = new Set(attempts.flatMap(attempt => {
    const { start_time: from, end_time: to, next_date: nextDate } = attempt.query
    return [order === 'newest' ? to + 1 : from - 1, ...beginKeyOf(attempt).startsWith('date ') ? [nextDate!] : []]
  }))

  const around = remembered((segment: number) => {
    const [from, to] = [segment === 0 ? -Infinity : edges[segment - 1]!, (edges[segment] ?? Infinity) - 1]
    const touches = ({ low, high }: Stretch) => low.start <= to && high.start >= from
    return { holes: holes.filter(touches), pages: pages.filter(touches) }
  })
  const at = (time: number) => around(indexOf(edges, time + 1))

  return {
    edges,
    ofRecord (record) {
      const { holes, pages } = at(record.start)
      const passed = pages.filter(page => covers(page, record))
      const left = holes.filter(hole => covers(hole, record))
      const ids = [...passed, ...left].flatMap(({ requestIds }) => requestIds)
      if (passed.length + left.length === 0) return gapReasonOf(record.start)
      const seen = ({ horizon }: Stretch) => record.end <= horizon
      const kept = ({ horizon }: Stretch) => record.start >= horizon - keptFor
      const readable = (stretch: Stretch) => seen(stretch) && kept(stretch)
      if (![...passed, ...left].some(readable)) {
        return { cause: [...passed, ...left].some(seen) ? 'beyond-retention' : 'arrived-late', requestIds: ids.slice(0, 5) }
      }
      const tie = pages.find(page => endsIn(page, record.start) && readable(page))
      const hole = left.find(readable)
      if (hole !== undefined && hole.cause !== 'page-lost-to-error' && tie !== undefined && skippedTies.has(record.start)) return { cause: 'tie-skipped', requestIds: tie.requestIds }
      if (hole !== undefined) return hole
      const shifted = passed.find(page => readable(page) && page.attempt.query.offset !== undefined)
      return { cause: shifted === undefined ? 'unexplained' : 'offset-shifted', requestIds: (shifted ?? passed[0])?.requestIds ?? [] }
    },
    ofStretch (from, to, count) {
      const { holes, pages } = at(from)
      const [hole] = holes
      if (hole === undefined && pages.length === 0) return [{ reason: gapReasonOf(from), count }]
      const late: Reason = { cause: 'arrived-late', requestIds: [...pages, ...holes].slice(0, 5).flatMap(({ requestIds }) => requestIds) }
      if (hole === undefined) return [{ reason: late, count }]
      const oldest = Math.max(from, hole.horizon - keptFor)
      const horizon = Math.min(hole.horizon, question.horizon)
      const seen = countOf(universe, { ...question, from, to, horizon })
      const kept = oldest > to ? 0 : countOf(universe, { ...question, from: oldest, to, horizon })
      const parts = [
        { reason: hole, count: kept },
        { reason: { cause: 'beyond-retention' as const, requestIds: hole.requestIds }, count: seen - kept },
        { reason: late, count: count - seen }
      ]
      return parts.filter(({ count }) => count > 0)
    }
  }

  function gapReasonOf (time: number): Reason {
    const next = windows.findIndex(({ from }) => from > time)
    const [before, after] = [windows[(next < 0 ? windows.length : next) - 1], next < 0 ? undefined : windows[next]]
    if (before === undefined || after === undefined) return { cause: 'unexplained', requestIds: [] } // outside of all that was asked for
    const gap = after.from - before.to - 1
    const ticks = gap < 1_000 || (gap < MINUTE && before.to % MINUTE === 0 && after.from % MINUTE === 0)
    return { cause: ticks ? 'boundary-skipped' : 'gap-between-windows', gap, requestIds: [before.lastId, after.firstId] }
  }
}

function covers ({ low, high }: Stretch, record: LostRecord): boolean {
  return compare(low, record) <= 0 && compare(record, high) <= 0
}

function endsIn ({ last, isFinal }: PageRead, time: number): boolean {
  return !isFinal && last?.start === time
}

/** The windows asked for, those that touch or overlap joined, ascending. */
function unionOf (walks: readonly Walk[]): ReadonlyArray<{ readonly from: number, readonly to: number, readonly firstId: string, readonly lastId: string }> {
  const union: Array<{ from: number, to: number, firstId: string, lastId: string }> = []
  for (const { from, to, pages, failures } of walks.toSorted((a, b) => a.from - b.from)) {
    const id = (pages[0]?.attempt ?? failures[0]!.attempt).id // a walk has one or the other
    const last = union.at(-1)
    if (last === undefined || from > last.to + 1) union.push({ from, to, firstId: id, lastId: id })
    else if (to > last.to) Object.assign(last, { to, lastId: id })
  }
  return union
}

function remembered<Value> (work: (n: number) => Value): (n: number) => Value {
  const values = new Map<number, Value>()
  return n => {
    const value = values.get(n) ?? work(n)
    values.set(n, value)
    return value
  }
}
