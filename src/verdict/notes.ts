// What a client did twice or too soon: it costs requests or repeats records, and loses none.
import { beginKeyOf, isRead, queryKeyOf, type Attempt } from './attempt.ts'
import { counted, FEW } from './causes.ts'
import type { Order, Place } from './order.ts'
import type { RecordSet } from './record-set.ts'
import type { Verdict } from './verdict-schema.ts'
import type { Walk } from './walks.ts'

export const NOTES = {
  'tie-repeated': count => `${counted(count, 'record')} came again because a query began in the millisecond that the last page ended in: page by log_id, or drop what you know by its log_id`,
  'boundary-repeated': count => `${counted(count, 'record')} stood on the boundary of two windows and came with both, since both ends of a window are in: drop what you know by its log_id`,
  overlap: count => `${counted(count, 'record')} came again, in windows that overlap or because offsets shifted: right for those who look back, as long as they drop what they know by its log_id`,
  'cursor-stuck': count => `${counted(count, 'request')} asked again for the page that had just been read: a cursor that does not move never ends`,
  'walk-restarted': count => `${counted(count, 'request')} began a walk again that had not come to its end`,
  'retry-too-soon': count => `${counted(count, 'request')} came before the Retry-After of an answer was over`
} as const satisfies Readonly<Record<string, (count: number) => string>>

export interface Conduct {
  /** By their openings. */
  readonly walks: readonly Walk[]
  /** In the order in which they were answered. */
  readonly attempts: readonly Attempt[]
  readonly delivered: RecordSet
  /** How many records came again. */
  readonly repeats: number
  readonly order: Order
}

export function notesOf ({ walks, attempts, delivered, repeats, order }: Conduct): Verdict['notes'] {
  const [begins, ends] = [new Set(walks.map(({ from }) => from)), new Set(walks.map(({ to }) => to))]
  const ties = new Map(walks.flatMap(({ from, to, pages }) => pages.flatMap(({ last, isFinal, attempt: { id } }) =>
    !isFinal && last !== undefined && last.start !== from && last.start !== to && (begins.has(last.start) || ends.has(last.start)) ? [[last.start, id] as const] : [])))
  const boundaries = new Map(walks.flatMap(({ from, to, pages: [page] }) =>
    page !== undefined && from !== to && begins.has(to) && !ties.has(to) ? [[to, page.attempt.id] as const] : []))
  const recordsAt = (times: ReadonlyMap<number, string>) => [...times.keys()].reduce((sum, time) => sum + delivered.between(time, time), 0)
  const tied = Math.min(recordsAt(ties), repeats)
  const bounded = Math.min(recordsAt(boundaries), repeats - tied)
  const [stuck, restarts, early] = [stuckIn(attempts), restartsIn(walks), tooSoonIn(attempts)]
  const found: ReadonlyArray<readonly [keyof typeof NOTES, number, readonly string[]]> = [
    ['tie-repeated', tied, [...ties.values()]],
    ['boundary-repeated', bounded, [...boundaries.values()]],
    ['overlap', repeats - tied - bounded, overlapsIn(walks, order)],
    ['cursor-stuck', stuck.length, stuck],
    ['walk-restarted', restarts.length, restarts],
    ['retry-too-soon', early.length, early]
  ]
  return found.filter(([, count]) => count > 0).map(([note, count, ids]) => ({ note, count, explanation: NOTES[note](count), request_ids: ids.slice(0, FEW) }))
}

/** Reads of a stretch that another had passed over already. */
function overlapsIn (walks: readonly Walk[], { compare }: Order): readonly string[] {
  let edge: Place | undefined
  return walks.flatMap(({ pages }) => pages).sort((a, b) => compare(a.near, b.near)).flatMap(({ near, far, last, attempt: { id } }) => {
    const isOver = edge !== undefined && compare(near, edge) < 0
    if (edge === undefined || compare(edge, far) < 0) edge = far
    return isOver && last !== undefined ? [id] : []
  })
}

/** Reads of a page, not the first of its walk, that the read of that query before had given already. */
function stuckIn (attempts: readonly Attempt[]): readonly string[] {
  const last = new Map<string, string>()
  return attempts.filter(isRead).flatMap(attempt => {
    const [query, begin] = [queryKeyOf(attempt), beginKeyOf(attempt)]
    const isStuck = begin !== '' && last.get(query) === begin
    last.set(query, begin)
    return isStuck ? [attempt.id] : []
  })
}

/** First pages of a walk whose query had been walked before, beyond the first page and not to its end. */
function restartsIn (walks: readonly Walk[]): readonly string[] {
  const before = new Map<string, Walk>()
  return walks.flatMap(walk => {
    const [first] = walk.pages
    if (first === undefined || !walk.hasBegin) return []
    const last = before.get(queryKeyOf(first.attempt))
    before.set(queryKeyOf(first.attempt), walk)
    return last !== undefined && !last.closed && last.pages.length > 1 ? [first.attempt.id] : []
  })
}

function tooSoonIn (attempts: readonly Attempt[]): readonly string[] {
  let until = -Infinity // ms since 1970
  return attempts.flatMap(({ id, horizon, retryAfter }) => {
    const isTooSoon = horizon < until
    if (retryAfter !== undefined) until = Math.max(until, horizon + retryAfter)
    return isTooSoon ? [id] : []
  })
}
