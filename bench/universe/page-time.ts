/** Milliseconds that pages take: questions of a few kinds, asked in turn, and the median of each kind. */
import type { FlowLog } from '../../src/contract/flow-log.ts'
import { encodePage } from '../../src/encode/page.ts'
import { pageOf, type Question } from '../../src/search/page.ts'
import type { UniverseSettings } from '../../src/universe/settings.ts'
import type { Universe } from '../../src/universe/universe.ts'
import { createUniverses } from '../../src/universe/universes.ts'

export const HOUR = 3_600_000
export const YEAR = 31_557_600_000
export const now = Date.UTC(2026, 0, 31, 12)
const past = now - 10 * 24 * HOUR
/** How far one question is from the next (ms): no page has records of the one before, whose bytes would still be at hand. */
export const STEP = 1_000_003

export interface Kind {
  readonly universe: Universe
  /** What the i-th question bends. */
  readonly change: (i: number) => Partial<Question>
}

export const universesAt = (settings: Partial<UniverseSettings> = {}, own: readonly FlowLog[] = []) =>
  createUniverses({ seed: 1, rate: 1, resolution: '1ms', protocol: 'name', ...settings }, own)

/** An hour in the past; every question's is another. */
export function questionOf (i: number, change: Partial<Question> = {}): Question {
  return { from: past - HOUR - i * STEP, to: past - i * STEP, filter: {}, order: 'newest', limit: 100, offset: 0, horizon: now, oldest: 0, ...change }
}

export function ask (universe: Universe, question: Question): number {
  const start = performance.now()
  const page = pageOf(universe, question)
  encodePage(page, page.total).release()
  return performance.now() - start
}

/** Questions of a kind are numbered from a place of its own, so that none finds what another has just left in the processor's caches. */
export const APART = 10_000

/** The median of each kind, in ms, after as many rounds again to warm up. */
export function medians (kinds: Readonly<Record<string, Kind>>, rounds: number): Readonly<Record<string, number>> {
  const courses = Object.entries(kinds).map(([name, { universe, change }], k) => ({
    name,
    universe,
    questions: Array.from({ length: 2 * rounds }, (_, i) => questionOf(k * APART + i, change(k * APART + i))),
    times: new Array<number>()
  }))
  for (let i = 0; i < 2 * rounds; i++) {
    for (const { universe, questions, times } of courses) times.push(ask(universe, questions[i]!))
  }
  return Object.fromEntries(courses.map(({ name, times }) => [name, median(times.slice(rounds))]))
}

export function median (values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!
}
