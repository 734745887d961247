/** Flows over time. Every count is one question to the kernel, so the cost depends on buckets and series, and not on the window. */
import type { FlowLogFilter } from '../contract/flow-log-filter.ts'
import type { Universe } from '../universe/universe.ts'
import type { Question } from './page.ts'
import { countOf } from './pages-of.ts'
import { OTHER, seriesValuesOf, type SeriesField } from './series-values.ts'

export interface Traffic {
  /** When each bucket begins (ms since 1970). It ends where the next one begins, the last one with the window. */
  readonly buckets: number[]
  /** The most frequent values, most frequent first, and "other" for the rest where there is one. */
  readonly series: Series[]
  readonly total: number
}

interface Series {
  readonly name: string
  /** By bucket. */
  readonly counts: number[]
}

export interface TrafficShape {
  /** How many; fewer where the window has fewer ms. */
  readonly buckets: number
  readonly by: SeriesField
}

const MOST_SERIES = 8 // as many as there are colours that everybody can tell apart
const COUNTS_AT_ONCE = 100 // a count takes some 5 us, the first of a filter a few ms

/** `breathe` is awaited every few ms of work. */
export async function trafficOf (universe: Universe, question: Question, { buckets, by }: TrafficShape, breathe: () => Promise<void>): Promise<Traffic> {
  const { from, to, filter } = question
  const starts = startsOf(from, to, buckets)
  const total = countOf(universe, question)
  const countsOf = async (filter: FlowLogFilter): Promise<number[]> => {
    const counts: number[] = []
    for (const [i, start] of starts.entries()) {
      if (i % COUNTS_AT_ONCE === 0) await breathe()
      counts.push(countOf(universe, { ...question, filter, from: start, to: (starts[i + 1] ?? to + 1) - 1 }))
    }
    return counts
  }

  const found: Array<{ readonly name: string, readonly filter: FlowLogFilter, readonly count: number }> = []
  for (const name of seriesValuesOf(universe, filter, by)) {
    const itsFilter = { ...filter, [by]: name }
    found.push({ name, filter: itsFilter, count: countOf(universe, { ...question, filter: itsFilter }) })
    await breathe()
  }
  found.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
  const shown = found.slice(0, MOST_SERIES)
  const series: Series[] = []
  for (const { name, filter } of shown) series.push({ name, counts: await countsOf(filter) })
  if (shown.reduce((sum, { count }) => sum + count, 0) < total) {
    const all = await countsOf(filter)
    series.push({ name: OTHER, counts: all.map((count, i) => series.reduce((rest, { counts }) => rest - counts[i]!, count)) })
  }
  return { buckets: starts, series, total }
}

function startsOf (from: number, to: number, buckets: number): number[] {
  const span = to - from + 1
  const length = Math.min(buckets, span)
  return Array.from({ length }, (_, i) => from + Math.floor(i * span / length))
}
