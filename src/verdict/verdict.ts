// The verdict: what was handed out, held against what should have been read. Pure: no clock, no Fastify.
import type { FlowLogFilter } from '../contract/flow-log-filter.ts'
import { cacheKeyOf } from '../search/filter.ts'
import type { Question } from '../search/page.ts'
import { countOf } from '../search/pages-of.ts'
import type { QuestionSettings } from '../search/question.ts'
import type { Universe } from '../universe/universe.ts'
import { isRead, type Attempt } from './attempt.ts'
import { attributionOf } from './attribution.ts'
import { createLosses } from './causes.ts'
import { deliveriesOf } from './deliveries.ts'
import { someOf, visitLosses } from './losses.ts'
import { notesOf } from './notes.ts'
import { pageReadOf, type PageRead } from './page-read.ts'
import type { Verdict } from './verdict-schema.ts'
import { walksOf } from './walks.ts'

export interface History {
  /** The requests of one project and firewall, in the order in which they came, since the clock was last set back. */
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
  /** Which records were to be read: those visible by then (ms). */
  readonly cut?: number | undefined
  /** Whether the client is still at work. */
  readonly live?: boolean | undefined
}

export interface Court {
  readonly universe: Universe
  readonly settings: QuestionSettings
  /** What has ended by now can be seen (ms). */
  readonly horizon: number
  /** Awaited every few searches, so that others get their turn. */
  readonly breathe: () => Promise<void>
}

export async function verdictOf (history: History, scope: Scope, court: Court): Promise<Verdict> {
  const wanted = scope.filter === undefined ? undefined : cacheKeyOf(scope.filter)
  const groups = new Map<string, Attempt[]>()
  for (const attempt of history.attempts) {
    const filter = cacheKeyOf(attempt.query)
    if (wanted !== undefined && filter !== wanted) continue
    const group = groups.get(filter)
    if (group === undefined) groups.set(filter, [attempt])
    else group.push(attempt)
  }
  const judgements: Judgement[] = []
  for (const attempts of groups.values()) judgements.push(await judge(attempts, scope, court))
  return summed(judgements, history, scope)
}

/** What is to be said of one filter. */
interface Judgement {
  readonly expected: number
  readonly delivered: number
  readonly pending: number
  readonly from: number
  readonly to: number
  readonly cut: number
  readonly latencies: Float64Array
  readonly causes: Verdict['causes']
  readonly notes: Verdict['notes']
}

async function judge (attempts: readonly Attempt[], scope: Scope, { universe, settings, horizon: seenNow, breathe }: Court): Promise<Judgement> {
  const pages: PageRead[] = []
  for (const attempt of attempts.filter(isRead).sort((a, b) => a.horizon - b.horizon)) {
    pages.push(pageReadOf(universe, attempt, settings))
    await breathe()
  }
  const walks = walksOf(pages, attempts, universe.logIdOf)
  const begin = least(attempts.map(({ horizon }) => horizon))
  const from = scope.from ?? least(attempts.map(({ query }) => query.start_time))
  const to = scope.to ?? -least(attempts.map(({ query }) => -query.end_time))
  const closed = walks.filter(({ closed }) => closed)
  const cut = scope.cut ?? -least((closed.length > 0 ? closed : walks).map(({ opened }) => -opened))
  const keptFor = (settings.retention ?? Infinity) - settings.lag
  const question: Question = { from: Math.max(from, begin - keptFor), to: Math.min(to, cut), filter: attempts[0]!.query, order: settings.order, limit: 1, offset: 0, horizon: cut, oldest: 0 }
  const now = { ...question, to: Math.min(to, seenNow), horizon: seenNow }

  const { byCut, afterCut, repeats, latencies } = await deliveriesOf(universe, pages, { cut, begin }, breathe)
  const expected = countOf(universe, question)
  const delivered = byCut.between(question.from, question.to)
  const losses = createLosses(universe, settings.lag)
  if (expected > delivered) {
    const { edges, ofRecord, ofStretch } = attributionOf({ universe, walks, attempts, question, keptFor })
    await visitLosses(universe, question, byCut, edges, {
      record: record => { losses.add(ofRecord(record), 1, [record]) },
      stretch: (from, to, count) => {
        const records = someOf(universe, { ...question, from, to })
        for (const { reason, count: part } of ofStretch(from, to, count)) losses.add(reason, part, records)
      }
    }, breathe)
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
    notes: notesOf({ walks, attempts, delivered: byCut, repeats })
  }
}

/** The judgements of all filters as one: counts add up. */
function summed (judgements: readonly Judgement[], { attempts, dropped }: History, { live = false }: Scope): Verdict {
  const sum = (count: (judgement: Judgement) => number) => judgements.reduce((total, judgement) => total + count(judgement), 0)
  const lost = sum(({ expected, delivered }) => expected - delivered)
  const known = dropped === 0 && judgements.length > 0
  return {
    schema: 1,
    complete: known ? lost === 0 : null,
    expected: sum(({ expected }) => expected),
    delivered: sum(({ delivered }) => delivered),
    ...live ? { missing: lost } : { lost },
    pending: sum(({ pending }) => pending),
    requests: attempts.length,
    scope: { start_time: least(judgements.map(({ from }) => from)), end_time: -least(judgements.map(({ to }) => -to)) },
    cut: -least(judgements.map(({ cut }) => -cut)),
    latency: latencyOf(judgements.length === 1 ? judgements[0]!.latencies : Float64Array.from(judgements.flatMap(({ latencies }) => [...latencies])).sort()),
    causes: known ? judgements.flatMap(({ causes }) => causes) : [],
    notes: judgements.flatMap(({ notes }) => notes),
    dropped
  }
}

function least (numbers: readonly number[]): number {
  return numbers.reduce((least, number) => Math.min(least, number), Infinity)
}

function latencyOf (sorted: Float64Array): Verdict['latency'] {
  const at = (quantile: number) => sorted[Math.ceil(quantile * sorted.length) - 1]!
  return sorted.length === 0 ? null : { median: at(0.5), p99: at(0.99), worst: at(1) }
}
