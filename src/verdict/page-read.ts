// What a read showed, worked out again by the search that answered it.
import { STREAMS } from '../kernel/assembly/shared/sizes.ts'
import { pageOf, type Question } from '../search/page.ts'
import { questionOf, type QuestionSettings } from '../search/question.ts'
import type { Universe } from '../universe/universe.ts'
import type { Attempt } from './attempt.ts'
import { beside, firstOf, lastOf, positionOf, type Position, type Stretch } from './position.ts'

/** Its stretch is what it passed over of the order, whether it had records there or not. */
export interface PageRead extends Stretch {
  readonly attempt: Attempt
  readonly question: Question
  /** How many records were on the page, and how many of them left: the first so many. */
  readonly count: number
  readonly sent: number
  /** How many records matched its query. */
  readonly total: number
  /** The last record that left; undefined for an empty page. */
  readonly last: Position | undefined
  /** Whether no record was behind it. */
  readonly isFinal: boolean
}

export function pageReadOf (universe: Universe, attempt: Attempt, settings: QuestionSettings): PageRead {
  const { horizon } = attempt
  const question = questionOf(attempt.query, settings, horizon + settings.lag)
  const { count, total, first } = pageOf(universe, question)
  const sent = Math.min(count, attempt.records)
  const last = sent === 0 ? undefined : positionOf(universe, serialAt(universe, sent - 1))
  const near = nearEdge(universe, question, count === 0 ? undefined : positionOf(universe, first))
  const isFinal = sent < question.limit ? sent === count : last === undefined || !hasMore(universe, question, last)
  const far = isFinal || last === undefined ? farEdge(question) : last
  const [low, high] = question.order === 'newest' ? [far, near] : [near, far]
  return { attempt, question, horizon, count, sent, total, last, low, high, isFinal }
}

/** Calls back with each record that left: the index of its stream and its number there. */
export function eachRecordOf (universe: Universe, { question, sent }: PageRead, visit: (stream: number, number: number) => void): void {
  pageOf(universe, question)
  for (let i = 0; i < sent; i++) visit(universe.kernel.pageRecordStream(i), universe.kernel.pageRecordNumber(i))
}

function serialAt ({ kernel, streams }: Universe, i: number): number {
  return kernel.pageRecordNumber(i) * STREAMS + streams[kernel.pageRecordStream(i)]!.id
}

/** Where a page begins: beyond its cursor, behind an offset at its first record, else at the edge of its window. */
function nearEdge (universe: Universe, question: Question, first: Position | undefined): Position {
  const { from, to, order, logId, nextDate, offset } = question
  const [step, edgeOf, start] = order === 'newest' ? [-1, lastOf, to] as const : [1, firstOf, from] as const
  if (logId !== undefined) return beside(positionOf(universe, universe.serialOf(logId)!), step) // a read's cursor was good
  if (nextDate !== undefined) return edgeOf(nextDate + step)
  return offset === 0 ? edgeOf(start) : first ?? beside(farEdge(question), step) // an offset beyond all passes over nothing
}

function farEdge ({ from, to, order }: Question): Position {
  return order === 'newest' ? firstOf(from) : lastOf(to)
}

function hasMore (universe: Universe, question: Question, { serial, start }: Position): boolean {
  return pageOf(universe, { ...question, logId: universe.logIdOf(serial), nextDate: start, limit: 1 }).count > 0
}
