// The verdict: what was handed out, held against what should have been read. Pure: no clock, no Fastify.
import { cacheKeyOf } from '../search/filter.ts'
import type { Question } from '../search/page.ts'
import { countOf } from '../search/pages-of.ts'
import type { Attempt } from './attempt.ts'
import { causesFrom } from './causes-from.ts'
import { evidenceOf } from './evidence.ts'
import { least, most } from './extremes.ts'
import { groupBy } from './group-by.ts'
import { lossesIn } from './losses.ts'
import { notesOf } from './notes.ts'
import { orderOf } from './order.ts'
import { readAgain } from './page-read.ts'
import { readingsOf, type Readings, type World } from './readings.ts'
import { reasonsFrom } from './reasons.ts'
import { createRecordSet } from './record-set.ts'
import type { Verdict } from './verdict-schema.ts'

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
  /** Which records were to be read: those visible at this horizon (ms), now at the latest; at that of the last closed walk, if left out. */
  readonly cut?: number | undefined
  /** Whether the client is still at work. */
  readonly live?: boolean | undefined
}

/** Each filter that was asked for is judged by itself. */
export async function verdictOf (history: History, scope: Scope, world: World): Promise<Verdict> {
  const judgements: Judgement[] = []
  for (const ofOneFilter of groupBy(history.attempts, ({ query }) => cacheKeyOf(query)).values()) judgements.push(await judge(ofOneFilter, scope, world))
  return summed(judgements, history, scope, world.horizon)
}

/** What is said of one filter. */
interface Judgement extends Pick<Verdict, 'expected' | 'delivered' | 'pending' | 'cut' | 'causes' | 'notes'>, Pick<Readings, 'latencies'> {
  readonly from: number
  readonly to: number
}

async function judge (attempts: readonly [Attempt, ...Attempt[]], given: Scope, world: World): Promise<Judgement> {
  const { universe, settings: { order, lag, retention = Infinity }, horizon, breathe } = world
  const { pages, walks, delivered, count, latencies } = await readingsOf(attempts, world)
  const from = given.from ?? least(attempts.map(({ query }) => query.start_time))
  const to = given.to ?? most(attempts.map(({ query }) => query.end_time))
  const cut = Math.min(horizon, given.cut ?? (walks.findLast(({ closed, isIdle }) => closed && !isIdle) ?? walks.at(-1)!).opened) // an attempt makes a walk
  const keptFor = retention - lag
  const oldest = least(attempts.map(({ horizon }) => horizon)) - keptFor // what was gone at the first request is not expected
  const scope: Question = { from: Math.max(from, oldest), to: Math.min(to, cut), filter: attempts[0].query, order, limit: 1, offset: 0, horizon: cut, oldest: 0 }
  const scopeNow = { ...scope, to: Math.min(to, horizon), horizon }

  const late = createRecordSet(universe) // became visible after the cut
  for (const page of pages.filter(({ attempt }) => attempt.horizon > cut)) {
    readAgain(universe, page, (stream, number) => { if (universe.streams[stream]!.endOf(number) > cut) late.add(stream, number) })
    await breathe()
  }
  const inTime = { ...delivered, between: (from: number, to: number) => delivered.between(from, to) - late.between(from, to) }
  const expected = countOf(universe, scope)
  const read = inTime.between(scope.from, scope.to)
  const evidence = expected === read ? [] : evidenceOf(walks, scope)
  await breathe()
  const reasons = reasonsFrom(evidence, scope, keptFor)
  const causes = await causesFrom(lossesIn({ universe, scope, delivered: inTime, reasons, breathe }), universe, lag)
  await breathe()
  return {
    from,
    to,
    cut,
    expected,
    delivered: read,
    pending: countOf(universe, scopeNow) - delivered.between(scope.from, scopeNow.to) - (expected - read),
    latencies,
    causes,
    notes: notesOf({ walks, attempts, delivered, repeats: count - delivered.size(), order: orderOf(order) })
  }
}

/** The judgements of all filters as one: counts add up. The scope stands in where nothing was asked. */
function summed (judgements: readonly Judgement[], { attempts, dropped }: History, { from = 0, to = 0, cut = Infinity, live = false }: Scope, horizon: number): Verdict {
  const sum = (count: (judgement: Judgement) => number) => judgements.reduce((total, judgement) => total + count(judgement), 0)
  const lost = sum(({ expected, delivered }) => expected - delivered)
  const isAsked = judgements.length > 0
  const isKnown = isAsked && dropped === 0
  const latencies = judgements.flatMap(({ latencies }) => latencies).sort((a, b) => a - b)
  const latencyAt = (quantile: number) => latencies[Math.ceil(quantile * latencies.length) - 1]!
  return {
    schema: 1,
    complete: isKnown ? lost === 0 : null,
    expected: sum(({ expected }) => expected),
    delivered: sum(({ delivered }) => delivered),
    ...live ? { missing: lost } : { lost },
    pending: sum(({ pending }) => pending),
    requests: attempts.length,
    scope: isAsked ? { start_time: least(judgements.map(({ from }) => from)), end_time: most(judgements.map(({ to }) => to)) } : { start_time: from, end_time: to },
    cut: isAsked ? most(judgements.map(({ cut }) => cut)) : Math.min(cut, horizon),
    latency: latencies.length === 0 ? null : { median: latencyAt(0.5), p99: latencyAt(0.99), worst: latencyAt(1) },
    causes: isKnown ? judgements.flatMap(({ causes }) => causes) : [],
    notes: judgements.flatMap(({ notes }) => notes),
    dropped
  }
}
