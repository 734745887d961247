// What the requests for one filter read.
import type { QuestionSettings } from '../search/question.ts'
import type { Universe } from '../universe/universe.ts'
import { isRead, type Attempt } from './attempt.ts'
import { least } from './extremes.ts'
import { orderOf } from './order.ts'
import { pageReadOf, type PageRead } from './page-read.ts'
import { createRecordSet, type RecordSet } from './record-set.ts'
import { walksOf, type Walk } from './walks.ts'

export interface World {
  readonly universe: Universe
  readonly settings: QuestionSettings
  /** What has ended by now can be seen (ms). */
  readonly horizon: number
  /** Awaited between searches, so that others get their turn. */
  readonly breathe: () => Promise<void>
}

export interface Readings {
  readonly pages: readonly PageRead[]
  /** By their openings. */
  readonly walks: readonly Walk[]
  /** The distinct records that left. */
  readonly delivered: RecordSet
  /** How many left, with those that came again. */
  readonly count: number
  /** How long after it became visible a record left, of those that became visible after the first request (ms). */
  readonly latencies: readonly number[]
}

const MOST_LATENCIES = 100_000 // records; of a longer history the first so many stand for all

export async function readingsOf (attempts: readonly Attempt[], { universe, settings, breathe }: World): Promise<Readings> {
  const { compare } = orderOf(settings.order)
  const first = least(attempts.map(({ horizon }) => horizon))
  const delivered = createRecordSet(universe)
  const latencies = new Map<number, number>() // by serial number
  const pages: PageRead[] = []
  let count = 0
  for (const attempt of attempts.filter(isRead).sort((a, b) => a.horizon - b.horizon)) {
    pages.push(pageReadOf(universe, attempt, settings, (stream, number, serial) => {
      delivered.add(stream, number)
      count++
      if (attempt.horizon === first || latencies.size === MOST_LATENCIES) return // all that left then had ended
      const end = universe.streams[stream]!.endOf(number)
      if (end > first && !latencies.has(serial)) latencies.set(serial, attempt.horizon - end)
    }))
    await breathe()
  }
  pages.sort((a, b) => a.attempt.horizon - b.attempt.horizon || compare(a.near, b.near) || compare(a.far, b.far)) // of one time: their order of arrival is chance
  await breathe()
  const walks = walksOf(pages, attempts)
  await breathe()
  return { pages, walks, delivered, count, latencies: [...latencies.values()] }
}
