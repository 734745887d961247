// The verdict: what was handed out, held against what should have been read. Pure: no clock, no Fastify.
import type { FlowLogFilter } from '../contract/flow-log-filter.ts'
import { STREAMS } from '../kernel/assembly/shared/sizes.ts'
import { cacheKeyOf } from '../search/filter.ts'
import type { Question } from '../search/page.ts'
import { countOf } from '../search/pages-of.ts'
import type { QuestionSettings } from '../search/question.ts'
import type { Universe } from '../universe/universe.ts'
import { isRead, type Attempt } from './attempt.ts'
import { attributionOf } from './attribution.ts'
import { createLosses, FEW } from './causes.ts'
import { groupBy } from './group-by.ts'
import { someOf, visitLosses } from './losses.ts'
import { notesOf } from './notes.ts'
import { eachRecordOf, pageReadOf, type PageRead } from './page-read.ts'
import { compare } from './position.ts'
import { createRecordSet } from './record-set.ts'
import type { Verdict } from './verdict-schema.ts'
import { walksOf, type Walk } from './walks.ts'

export interface History {
  /** The requests of one project and firewall since the clock was last set back, in the order in which they were answered. */
  readonly attempts: readonly Attempt[]
  /** How many more there were that may have read records. */
  readonly dropped: number
}

export interface Scope {
  /** Which records were to be read, by their start (ms, both in); what was asked for, if left out. */
  readonly from?: number | undefined
  readonly to?: number | undefined
  /** Only what was asked with this filter; if left out, each filter that was asked for is judged by itself. */
  readonly filter?: FlowLogFilter | undefined
  /** Which records were to be read: those visible at this horizon (ms); at that of the last closed walk, if left out. */
  readonly cut?: number | undefined
  /** Whether the client is still at work. */
  readonly live?: boolean | undefined
}

export interface World {
  readonly universe: Universe
  readonly settings: QuestionSettings
  /** What has ended by now can be seen (ms). */
  readonly horizon: number
  /** Awaited between searches, so that others get their turn. */
  readonly breathe: () => Promise<void>
}

export async function verdictOf (history: History, scope: Scope, world: World): Promise<Verdict> {
  const wanted = scope.filter === undefined ? undefined : cacheKeyOf(scope.filter)
  const attempts = wanted === undefined ? history.attempts : history.attempts.filter(({ query }) => cacheKeyOf(query) === wanted)
  const judgements: Judgement[] = []
  for (const ofOneFilter of groupBy(attempts, ({ query }) => cacheKeyOf(query)).values()) judgements.push(await judge(ofOneFilter, scope, world))
  return summed(judgements, { attempts, dropped: history.dropped }, scope, world.horizon)
}

/** The reads of `attempts` as walks, by their openings. */
export async function readsOf (attempts: readonly Attempt[], { universe, settings, breathe }: World): Promise<{ readonly pages: readonly PageRead[], readonly walks: readonly Walk[] }> {
  const pages: PageRead[] = []
  for (const attempt of attempts.filter(isRead)) {
    pages.push(pageReadOf(universe, attempt, settings))
    await breathe()
  }
  const inOrder = settings.order === 'newest' ? (a: PageRead, b: PageRead) => compare(b.high, a.high) : (a: PageRead, b: PageRead) => compare(a.low, b.low)
  pages.sort((a, b) => a.horizon - b.horizon || inOrder(a, b)) // of one time: their order of arrival is chance
  return { pages, walks: walksOf(pages, attempts, universe.logIdOf).toSorted((a, b) => a.opened - b.opened) }
}

/** What is said of one filter. */
interface Judgement extends Pick<Verdict, 'expected' | 'delivered' | 'pending' | 'causes' | 'notes'> {
  readonly from: number
  readonly to: number
  readonly cut: number
  /** Ascending. */
  readonly latencies: readonly number[]
}

async function judge (attempts: readonly [Attempt, ...Attempt[]], scope: Scope, world: World): Promise<Judgement> {
  const { universe, settings, horizon: seenNow, breathe } = world
  const { pages, walks } = await readsOf(attempts, world)
  const begin = least(attempts.map(({ horizon }) => horizon))
  const from = scope.from ?? least(attempts.map(({ query }) => query.start_time))
  const to = scope.to ?? -least(attempts.map(({ query }) => -query.end_time))
  const cut = scope.cut ?? (walks.findLast(({ closed, isIdle }) => closed && !isIdle) ?? walks.at(-1))?.opened ?? seenNow
  const keptFor = (settings.retention ?? Infinity) - settings.lag
  const question: Question = { from: Math.max(from, begin - keptFor), to: Math.min(to, cut), filter: attempts[0].query, order: settings.order, limit: 1, offset: 0, horizon: cut, oldest: 0 }
  const now = { ...question, to: Math.min(to, seenNow), horizon: seenNow }

  const { byCut, afterCut, count, latencies } = await deliveriesOf(pages, { cut, begin }, world)
  const expected = countOf(universe, question)
  const delivered = byCut.between(question.from, question.to)
  const losses = createLosses(universe, settings.lag)
  if (expected > delivered) {
    const { edges, ofRecord, ofStretch } = attributionOf({ universe, walks, question, keptFor })
    await visitLosses(universe, { question, delivered: byCut, edges, breathe }, {
      record: record => losses.add(ofRecord(record), 1, [record]),
      stretch: (from, to, count) => {
        const records = someOf(universe, { ...question, from, to, order: 'newest', limit: 1_024 }, byCut)
        for (const { reason, count: share, fits } of ofStretch(from, to, count)) losses.add(reason, share, records.filter(fits).slice(0, FEW))
      }
    })
  }
  return {
    expected,
    delivered,
    pending: Math.max(0, countOf(universe, now) - expected - afterCut.between(now.from, now.to)),
    from,
    to,
    cut,
    latencies,
    causes: losses.list(),
    notes: notesOf({ walks, attempts, delivered: byCut, repeats: count - byCut.size() - afterCut.size() })
  }
}

const MOST_LATENCIES = 100_000 // records; of a longer history the first so many stand for all

/** What left: the distinct records that could be seen at the cut, and those that became visible later. `begin` is the first horizon (ms). */
async function deliveriesOf (pages: readonly PageRead[], { cut, begin }: { readonly cut: number, readonly begin: number }, { universe, breathe }: World) {
  const [byCut, afterCut] = [createRecordSet(universe), createRecordSet(universe)]
  const latencies = new Map<number, number>() // by serial number, of those that became visible after the first request
  let count = 0
  for (const page of pages) {
    eachRecordOf(universe, page, (stream, number) => {
      const end = page.horizon > begin ? universe.streams[stream]!.endOf(number) : begin // at the first horizon all that left had ended
      const set = end > cut ? afterCut : byCut
      set.add(stream, number)
      count++
      if (end <= begin || latencies.size === MOST_LATENCIES) return
      const serial = number * STREAMS + stream
      if (!latencies.has(serial)) latencies.set(serial, page.horizon - end)
    })
    await breathe()
  }
  return { byCut, afterCut, count, latencies: [...latencies.values()].sort((a, b) => a - b) }
}

/** The judgements of all filters as one: counts add up. The scope stands in where nothing was asked. */
function summed (judgements: readonly Judgement[], { attempts, dropped }: History, { from = 0, to = 0, cut: given, live = false }: Scope, horizon: number): Verdict {
  const sum = (count: (judgement: Judgement) => number) => judgements.reduce((total, judgement) => total + count(judgement), 0)
  const lost = sum(({ expected, delivered }) => expected - delivered)
  const isKnown = dropped === 0 && judgements.length > 0
  const latencies = judgements.length === 1 ? judgements[0]!.latencies : judgements.flatMap(({ latencies }) => latencies).sort((a, b) => a - b)
  const latencyAt = (quantile: number) => latencies[Math.ceil(quantile * latencies.length) - 1]!
  return {
    schema: 1,
    complete: isKnown ? lost === 0 : null,
    expected: sum(({ expected }) => expected),
    delivered: sum(({ delivered }) => delivered),
    ...live ? { missing: lost } : { lost },
    pending: sum(({ pending }) => pending),
    requests: attempts.length,
    scope: judgements.length === 0 ? { start_time: from, end_time: to } : { start_time: least(judgements.map(({ from }) => from)), end_time: -least(judgements.map(({ to }) => -to)) },
    cut: judgements.length === 0 ? given ?? horizon : -least(judgements.map(({ cut }) => -cut)),
    latency: latencies.length === 0 ? null : { median: latencyAt(0.5), p99: latencyAt(0.99), worst: latencyAt(1) },
    causes: isKnown ? judgements.flatMap(({ causes }) => causes) : [],
    notes: judgements.flatMap(({ notes }) => notes),
    dropped
  }
}

function least (numbers: readonly number[]): number {
  return numbers.reduce((least, number) => Math.min(least, number), Infinity)
}
