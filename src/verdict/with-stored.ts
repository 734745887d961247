// A verdict with what became of the records in the store of the client.
import { pageOf, type Question } from '../search/page.ts'
import { countOf } from '../search/pages-of.ts'
import { isRead, type Attempt } from './attempt.ts'
import { FEW } from './causes.ts'
import { createComparison, type Comparison } from './comparison.ts'
import { pageReadOf } from './page-read.ts'
import { readingsOf, type World } from './readings.ts'
import { createScopeSet, type ScopeSet } from './scope-set.ts'
import type { StoredFields } from './stored-fields.ts'
import type { Verdict } from './verdict-schema.ts'
import { visitPage } from './visit-page.ts'

export interface Store {
  readonly fields: StoredFields
  /** Adds every record of the store. */
  readonly feed: (comparison: Comparison) => Promise<void>
  /** Only what was read in walks that came to their end before this horizon (ms since 1970) must be stored; all that was read, if left out. */
  readonly settledBy?: number | undefined
}

interface NeverStored {
  readonly count: number
  readonly examples: readonly string[]
}

/** `attempts` are those that the verdict judged; where there are none, `truth` asks for what was to be read. */
export async function withStored (verdict: Verdict, attempts: readonly Attempt[], truth: Question, world: World, { fields, feed, settledBy }: Store): Promise<Verdict> {
  const { universe, horizon } = world
  const isAsked = attempts.length > 0
  const { from, to, cut } = isAsked ? { from: verdict.scope.start_time, to: verdict.scope.end_time, cut: verdict.cut } : { from: Math.max(truth.from, truth.oldest), to: truth.to, cut: truth.horizon }
  const comparison = createComparison({ universe, from, to, cut, filter: truth.filter, horizon }, fields)
  await feed(comparison)
  const { count, examples } = isAsked
    ? await neverStoredOf(settledBy === undefined ? attempts : await settledOf(attempts, settledBy, world), createScopeSet(universe, from, Math.min(to, cut)), comparison.found, cut, world)
    : await missingOf(truth, comparison.found, world)
  const result = comparison.result()
  const stored = { ...result, never_stored: count, examples: { ...result.examples, never_stored: [...examples] } }
  const isLess = count > 0 || stored.altered.length > 0
  if (isAsked) return { ...verdict, complete: isLess ? false : verdict.complete, stored }
  const expected = countOf(universe, truth)
  return { ...verdict, complete: !isLess, expected, delivered: expected - count, lost: count, scope: { start_time: truth.from, end_time: truth.to }, cut, stored }
}

/** The attempts of walks that came to their end before a horizon. */
async function settledOf (attempts: readonly Attempt[], horizon: number, world: World): Promise<readonly Attempt[]> {
  const { walks } = await readingsOf(attempts.filter(attempt => attempt.horizon < horizon), world)
  return walks.filter(({ closed }) => closed).flatMap(({ pages }) => pages.map(({ attempt }) => attempt))
}

/** The records that left the mock, were to be read by the cut, and are not stored. */
async function neverStoredOf (attempts: readonly Attempt[], missing: ScopeSet, stored: ScopeSet, cut: number, { universe, settings, breathe }: World): Promise<NeverStored> {
  const examples: string[] = []
  for (const attempt of attempts.filter(isRead)) {
    pageReadOf(universe, attempt, settings, (stream, number, serial) => {
      if (!missing.isOfSpan(stream, number) || stored.has(stream, number)) return
      if (universe.streams[stream]!.endOf(number) <= cut && missing.add(stream, number) && examples.length < FEW) examples.push(universe.logIdOf(serial))
    })
    await breathe()
  }
  return { count: missing.size(), examples }
}

/** The records of a question that are not stored. The examples are those of the earliest part where one is missing. */
async function missingOf (question: Question, stored: ScopeSet, { universe, breathe }: World): Promise<NeverStored> {
  const count = countOf(universe, question) - stored.size()
  if (count === 0) return { count, examples: [] }
  let [from, to] = [Math.max(question.from, question.oldest), Math.min(question.to, question.horizon)]
  while (to > from && countOf(universe, { ...question, from, to }) > question.limit) {
    const middle = from + Math.floor((to - from) / 2)
    if (countOf(universe, { ...question, from, to: middle }) > stored.between(from, middle)) to = middle
    else from = middle + 1
    await breathe()
  }
  const examples: string[] = []
  visitPage(pageOf(universe, { ...question, from, to }), (stream, number, serial) => {
    if (!stored.has(stream, number) && examples.length < FEW) examples.push(universe.logIdOf(serial))
  })
  return { count, examples }
}
