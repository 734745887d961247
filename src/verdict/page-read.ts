// What a read showed, worked out again by the search that answered it.
import { pageOf, type Question } from '../search/page.ts'
import { questionOf, type QuestionSettings } from '../search/question.ts'
import type { Universe } from '../universe/universe.ts'
import { beginKeyOf, type Attempt } from './attempt.ts'
import { orderOf, placeOf, type Place, type Stretch } from './order.ts'
import { visitPage, type Visit } from './visit-page.ts'

/** Its stretch is what it passed over, whether it had records there or not. */
export interface PageRead extends Stretch {
  readonly attempt: Attempt
  readonly question: Question
  /** How many records left: the first so many of the page. */
  readonly sent: number
  /** How many records matched its query. */
  readonly total: number
  /** The last record that left; undefined for an empty page. */
  readonly last: Place | undefined
  /** What a page that goes on from it begins with. */
  readonly nextKeys: readonly string[]
  /** Whether no record was behind it. */
  readonly isFinal: boolean
}

/** Visits every record that left. */
export function pageReadOf (universe: Universe, attempt: Attempt, settings: QuestionSettings, visit: Visit): PageRead {
  const { logIdOf, serialOf } = universe
  const question = questionOf(attempt.query, settings, attempt.horizon + settings.lag)
  const { from, to, limit, logId, nextDate, offset } = question
  const order = orderOf(question.order)
  const window = order.window(from, to)
  const page = pageOf(universe, question)
  const { count, total, first } = page
  const sent = Math.min(count, attempt.records)
  const firstPlace = count === 0 ? window.far : order.before(placeOf(universe, first))
  let lastSerial = 0
  visitPage(page, (stream, number, serial) => {
    visit(stream, number, serial)
    lastSerial = serial
  }, sent)
  const last = sent === 0 ? undefined : placeOf(universe, lastSerial)
  const hasMore = () => last !== undefined && pageOf(universe, { ...question, logId: logIdOf(lastSerial), nextDate: last.start, limit: 1 }).count > 0
  const isFinal = sent < limit ? sent === count : !hasMore()
  return {
    attempt,
    question,
    sent,
    total,
    last,
    nextKeys: last === undefined ? [beginKeyOf(attempt)] : [`id ${logIdOf(lastSerial)}`, `date ${last.start}`, ...logId === undefined && nextDate === undefined ? [`offset ${offset + count}`] : []],
    isFinal,
    near: logId !== undefined ? placeOf(universe, serialOf(logId)!) : nextDate !== undefined ? order.endOf(nextDate) : offset === 0 ? window.near : firstPlace, // a read's cursor was good
    far: isFinal || last === undefined ? window.far : last
  }
}

/** Searches the page once more, and visits every record that left. */
export function readAgain (universe: Universe, { question, sent }: PageRead, visit: Visit): void {
  visitPage(pageOf(universe, question), visit, sent)
}
