/** Measures how long pages take. */
import type { FlowLog } from '../../src/contract/flow-log.ts'
import { encodePage } from '../../src/encode/page.ts'
import { pageOf, type Question } from '../../src/search/page.ts'
import type { UniverseSettings } from '../../src/universe/settings.ts'
import type { Universe } from '../../src/universe/universe.ts'
import { createUniverses } from '../../src/universe/universes.ts'
import { median } from '../median.ts'

export const HOUR = 3_600_000 // ms
export const YEAR = 31_557_600_000
export const now = Date.UTC(2026, 0, 31, 12)
const past = now - 10 * 24 * HOUR
/** From one question's window to the next one's, in ms. No page shares records with the one before, so none is answered from the processor's caches. */
export const STEP = 1_000_003

/** A series of questions to one universe. */
export interface Series {
  readonly universe: Universe
  /** What the i-th question changes. */
  readonly change: (i: number) => Partial<Question>
}

export const universesAt = (settings: Partial<UniverseSettings> = {}, own: readonly FlowLog[] = []) =>
  createUniverses({ seed: 1, rate: 1, resolution: '1ms', protocol: 'name', ...settings }, own)

/** The i-th question: an hour of its own in the past. */
export function questionOf (i: number, change: Partial<Question> = {}): Question {
  return { from: past - HOUR - i * STEP, to: past - i * STEP, filter: {}, order: 'newest', limit: 100, offset: 0, horizon: now, oldest: 0, ...change }
}

/** Finds and encodes a page; gives the ms that takes. */
export function timePage (universe: Universe, question: Question): number {
  const start = performance.now()
  const page = pageOf(universe, question)
  encodePage(page, page.total).release()
  return performance.now() - start
}

/** The questions of a series are numbered from a multiple of this, so that two series share no window. */
export const NUMBERS_PER_SERIES = 10_000

/** The median of each series, in ms. The series are asked in turn; as many rounds before the measured ones warm up. */
export function medians (series: Readonly<Record<string, Series>>, rounds: number): Readonly<Record<string, number>> {
  const runs = Object.entries(series).map(([name, { universe, change }], k) => ({
    name,
    universe,
    questions: Array.from({ length: 2 * rounds }, (_, i) => questionOf(k * NUMBERS_PER_SERIES + i, change(k * NUMBERS_PER_SERIES + i))),
    times: new Array<number>()
  }))
  for (let i = 0; i < 2 * rounds; i++) {
    for (const { universe, questions, times } of runs) times.push(timePage(universe, questions[i]!))
  }
  return Object.fromEntries(runs.map(({ name, times }) => [name, median(times.slice(rounds))]))
}
