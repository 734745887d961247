// What a read showed, worked out again by the search that answered it.
import { STREAMS } from '../kernel/assembly/shared/sizes.ts'
import { pageOf, type Question } from '../search/page.ts'
import { questionOf, type QuestionSettings } from '../search/question.ts'
import type { Universe } from '../universe/universe.ts'
import { beginKeyOf, type Attempt } from './attempt.ts'
import { orderOf, placeOf, type Place, type Stretch } from './order.ts'

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

/** Takes a record that left: the index of its stream, and its number there. */
type Visit = (stream: number, number: number) => void

export function pageReadOf (universe: Universe, attempt: Attempt, settings: QuestionSettings, visit: Visit): PageRead {
  const { streams, logIdOf, serialOf } = universe
  const question = questionOf(attempt.query, settings, attempt.horizon + settings.lag)
  const { from, to, limit, logId, nextDate, offset } = question
  const order = orderOf(question.order)
  const window = order.window(from, to)
  const { count, total, first } = pageOf(universe, question)
  const sent = Math.min(count, attempt.records)
  const firstPlace = count === 0 ? window.far : order.before(placeOf(universe, first))
  let serial = 0
  visitPage(universe, sent, (stream, number) => {
    visit(stream, number)
    serial = number * STREAMS + streams[stream]!.id
  })
  const last = sent === 0 ? undefined : placeOf(universe, serial)
  const hasMore = () => last !== undefined && pageOf(universe, { ...question, logId: logIdOf(serial), nextDate: last.start, limit: 1 }).count > 0
  const isFinal = sent < limit ? sent === count : !hasMore()
  return {
    attempt,
    question,
    sent,
    total,
    last,
    nextKeys: last === undefined ? [beginKeyOf(attempt)] : [`id ${logIdOf(serial)}`, `date ${last.start}`, ...logId === undefined && nextDate === undefined ? [`offset ${offset + count}`] : []],
    isFinal,
    near: logId !== undefined ? placeOf(universe, serialOf(logId)!) : nextDate !== undefined ? order.endOf(nextDate) : offset === 0 ? window.near : firstPlace, // a read's cursor was good
    far: isFinal || last === undefined ? window.far : last
  }
}

/** Searches the page once more. */
export function readAgain (universe: Universe, { question, sent }: PageRead, visit: Visit): void {
  pageOf(universe, question)
  visitPage(universe, sent, visit)
}

function visitPage ({ kernel }: Universe, sent: number, visit: Visit): void {
  for (let i = 0; i < sent; i++) visit(kernel.pageRecordStream(i), kernel.pageRecordNumber(i))
}
