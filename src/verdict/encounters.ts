/** What a client met, by the windows and pages that it chose itself: a trap that it never met says nothing of it. */
import { pageOf } from '../search/page.ts'
import { countOf } from '../search/pages-of.ts'
import { beginKeyOf } from './attempt.ts'
import { placeOf } from './order.ts'
import type { PageRead } from './page-read.ts'
import type { Readings, World } from './readings.ts'

const LARGEST_PAGE = 1_024 // records

export interface Encounter {
  /** How often it was met. */
  readonly count: number
  /** Of late records: how long after its start one was not there yet when the client had passed it (ms). */
  readonly lateness?: number
}

type Look = (readings: Pick<Readings, 'pages' | 'walks'>, world: World) => Encounter

/** Each with the words for a client that did not meet it. */
export const ENCOUNTERS = {
  'second-page': { absent: 'it read no second page', look: counting(({ pages }) => pages.filter(({ attempt }) => beginKeyOf(attempt) !== '')) },
  'tie-across-pages': { absent: 'none of its pages ended inside a tie', look: counting(({ pages }, world) => pages.filter(page => endsInTie(page, world))) },
  'tie-longer-than-page': {
    absent: 'no tie was longer than its pages',
    look: counting(({ pages }, world) => pages.filter(page => endsInTie(page, world) && startOfFirst(page, world) === page.last?.start))
  },
  'arrival-between-pages': { absent: 'no record arrived between two of its pages', look: counting(({ walks }) => walks.filter(({ pages }) => pages.some(({ total }) => total !== pages[0]?.total))) },
  'empty-window': { absent: 'none of its windows was empty', look: counting(({ pages }) => pages.filter(({ attempt, sent }) => sent === 0 && beginKeyOf(attempt) === '')) },
  'full-last-page': { absent: 'none of its last pages was exactly full', look: counting(({ pages }) => pages.filter(({ isFinal, sent, question }) => isFinal && sent === question.limit)) },
  'shared-boundary': { absent: 'none of its windows ended where another began, with a record there', look: counting(sharedBoundaries) },
  'beyond-retention': {
    absent: 'none of its windows began before the retention',
    look: counting(({ pages }, { settings: { lag, retention = Infinity } }) => pages.filter(({ attempt: { query, horizon } }) => query.start_time < horizon + lag - retention))
  },
  'largest-page': { absent: `none of its pages had ${LARGEST_PAGE} records`, look: counting(({ pages }) => pages.filter(({ sent }) => sent === LARGEST_PAGE)) },
  'late-record': { absent: 'no record appeared behind it after it had read its first window to the end', look: lateBy(0) },
  'long-flow': { absent: 'no flow of at least ten minutes ended behind it after it had read its first window to the end', look: lateBy(600_000) }
} as const satisfies Readonly<Record<string, { readonly absent: string, readonly look: Look }>>

export type EncounterName = keyof typeof ENCOUNTERS

function counting (found: (...given: Parameters<Look>) => readonly unknown[]): Look {
  return (readings, world) => ({ count: found(readings, world).length })
}

function endsInTie ({ isFinal, last, question }: PageRead, { universe }: World): boolean {
  if (isFinal || last === undefined) return false
  const { first, count } = pageOf(universe, { ...question, logId: universe.logIdOf(last.serial), nextDate: last.start, limit: 1 })
  return count > 0 && placeOf(universe, first).start === last.start
}

function startOfFirst ({ question }: PageRead, { universe }: World): number {
  return placeOf(universe, pageOf(universe, question).first).start
}

/** Times at which one window ends and another begins, or the next ms, and a record starts. */
function sharedBoundaries ({ walks }: Pick<Readings, 'walks'>, { universe, horizon, settings: { order } }: World): readonly number[] {
  const begins = new Set(walks.map(({ from }) => from))
  const shared = [...new Set(walks.map(({ to }) => to))].filter(to => begins.has(to) || begins.has(to + 1))
  return shared.filter(to => countOf(universe, { from: to, to, filter: {}, order, limit: 1, offset: 0, horizon, oldest: 0 }) > 0)
}

/** Records of the first window that was read to its end that could be seen only after that, and had started at least `least` ms before. */
function lateBy (least: number): Look {
  return ({ walks }, { universe, horizon, settings: { lag } }) => {
    const first = walks.find(({ closed, pages }) => closed && pages.length > 0)
    if (first === undefined) return { count: 0 }
    const { question } = first.pages[0]!
    const passedAt = Math.max(...first.pages.map(({ attempt }) => attempt.horizon))
    const lateUntil = (to: number) => countOf(universe, { ...question, to, horizon }) - countOf(universe, { ...question, to, horizon: passedAt })
    const latest = Math.min(first.to, passedAt - least)
    const count = latest < first.from ? 0 : lateUntil(latest)
    if (count === 0) return { count }
    let [before, start] = [first.from - 1, latest] // the earliest start of a late record lies behind the one, up to the other
    while (start - before > 1) {
      const middle = before + Math.ceil((start - before) / 2)
      if (lateUntil(middle) > 0) start = middle
      else before = middle
    }
    return { count, lateness: passedAt + lag - start }
  }
}
