// What a read showed, worked out again by the search that answered it.
import { pageOf, type Page, type Question } from '../search/page.ts'
import { questionOf, type QuestionSettings } from '../search/question.ts'
import type { Universe } from '../universe/universe.ts'
import type { Attempt } from './attempt.ts'
import { beside, firstOf, lastOf, positionOf, type Position } from './position.ts'

export interface PageRead {
  readonly attempt: Attempt
  readonly question: Question
  /** Records on the page, and matches of its query. */
  readonly count: number
  readonly total: number
  /** The last record that left; undefined for an empty page. */
  readonly last: Position | undefined
  /** The stretch of the ascending order that the page passed over, both ends in. */
  readonly low: Position
  readonly high: Position
  /** Whether nothing was left behind it. */
  readonly isFinal: boolean
}

export function questionAt ({ query, horizon }: Attempt, settings: QuestionSettings): Question {
  return questionOf(query, settings, horizon + settings.lag)
}

export function pageReadOf (universe: Universe, attempt: Attempt, settings: QuestionSettings): PageRead {
  const question = questionAt(attempt, settings)
  const { count, total, first, last } = pageOf(universe, question)
  const serials = attempt.logIds?.map(logId => universe.serialOf(logId)!)
  const begin = serials === undefined ? first : serials[0]
  const end = serials === undefined ? last : serials.at(-1)
  const lastPosition = count === 0 || end === undefined ? undefined : positionOf(universe, end)
  const isFinal = lastPosition === undefined || leftBehind(universe, question, lastPosition) === 0
  const near = nearEdge(universe, question, count === 0 || begin === undefined ? undefined : positionOf(universe, begin))
  const { from, to, order } = question
  const far = isFinal ? order === 'newest' ? firstOf(from) : lastOf(to) : lastPosition
  const [low, high] = order === 'newest' ? [far, near] : [near, far]
  return { attempt, question, count, total, last: lastPosition, low, high, isFinal }
}

/** Where a page begins to pass over the order: at its window's edge, beyond its cursor, or, behind an offset, at its first record. */
export function nearEdge (universe: Universe, { from, to, order, logId, nextDate, offset }: Question, first?: Position): Position {
  const step = order === 'newest' ? -1 : 1
  if (logId !== undefined) return beside(positionOf(universe, universe.serialOf(logId)!), step)
  if (nextDate !== undefined) return order === 'newest' ? lastOf(nextDate - 1) : firstOf(nextDate + 1)
  if (offset > 0) return first ?? (order === 'newest' ? firstOf(from) : lastOf(to)) // an offset beyond the last record passes over nothing
  return order === 'newest' ? lastOf(to) : firstOf(from)
}

function leftBehind (universe: Universe, question: Question, { serial, start }: Position): number {
  const next = pageOf(universe, { ...question, logId: universe.logIdOf(serial), nextDate: start, limit: 1, offset: 0 })
  return next.count
}

/** The records that left with a read: each as the index of its stream and its number there. */
export function eachRecordOf (universe: Universe, { attempt: { logIds }, question }: PageRead, visit: (stream: number, number: number) => void): void {
  if (logIds === undefined) return eachOnPage(pageOf(universe, question), visit)
  for (const logId of new Set(logIds)) {
    const serial = universe.serialOf(logId)
    if (serial !== undefined) visit(universe.streams.findIndex(({ id }) => id === serial % 8), Math.floor(serial / 8))
  }
}

export function eachOnPage ({ universe: { kernel }, count }: Page, visit: (stream: number, number: number) => void): void {
  for (let i = 0; i < count; i++) visit(kernel.pageRecordStream(i), kernel.pageRecordNumber(i))
}
