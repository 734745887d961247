// The evidence: what every request says of a stretch of records. A page passed over it; or nobody read it, and why.
import type { Question } from '../search/page.ts'
import { answerOf, beginKeyOf } from './attempt.ts'
import type { Cause, Reason } from './causes.ts'
import { orderOf, type Order, type Stretch } from './order.ts'
import type { PageRead } from './page-read.ts'
import type { Walk } from './walks.ts'

/** A page that passed over its stretch is no reason: what it could show was read. */
export type Evidence = Stretch & (Reason | Omit<Reason, 'cause'> & { readonly cause?: undefined })

/** `scope` is what was to be read, at the cut. `walks` by their openings. */
export function evidenceOf (walks: readonly Walk[], scope: Question): readonly Evidence[] {
  const order = orderOf(scope.order)
  return [...walks.flatMap(passedBy), ...walks.flatMap(walk => leftOutBy(walk, order)), ...tiesSkippedBy(walks, order), ...gapsBetween(walks, scope, order)]
}

function passedBy ({ pages }: Walk): readonly Evidence[] {
  return pages.map(({ near, far, attempt: { id, horizon } }) => ({ near, far, horizon, requestIds: [id] }))
}

/** Between the pages of a walk, before its first and behind its last. */
function leftOutBy ({ from, to, pages, failures, hasBegin }: Walk, order: Order): readonly Evidence[] {
  const window = order.window(from, to)
  const latest = pages.reduce((most, { attempt: { horizon } }) => Math.max(most, horizon), 0)
  const inOrder = pages.toSorted((a, b) => order.compare(a.near, b.near))
  let edge = hasBegin || failures.some(failure => beginKeyOf(failure) === '') ? window.near : inOrder[0]!.near // a walk without pages has begun
  let before: PageRead | undefined // the one that reaches to the edge
  return [...inOrder, undefined].flatMap((after): readonly Evidence[] => {
    const [near, far, last] = [edge, after?.near ?? window.far, before]
    if (after !== undefined && (before === undefined || order.compare(edge, after.far) < 0)) [edge, before] = [after.far, after]
    if (order.compare(near, far) >= 0) return []
    const failure = failures.findLast(failure => pages.length === 0 || (last?.nextKeys ?? ['']).includes(beginKeyOf(failure)))
    const attempts = [last?.attempt, failure, after?.attempt].filter(attempt => attempt !== undefined)
    const horizon = attempts.reduce((most, { horizon }) => Math.max(most, horizon), after === undefined ? latest : 0)
    const why = failure === undefined ? { cause: causeBetween(last, after, pages) } : { cause: 'page-lost-to-error', answer: answerOf(failure) } as const
    return [{ near, far, horizon, requestIds: attempts.map(({ id }) => id), ...why }]
  })
}

function causeBetween (before: PageRead | undefined, after: PageRead | undefined, pages: readonly PageRead[]): Cause {
  if (before === undefined) return 'unexplained'
  const { question: { offset }, attempt: { query }, nextKeys, sent, total } = before
  if (after !== undefined) return beginKeyOf(after.attempt).startsWith('offset') && nextKeys.includes(beginKeyOf(after.attempt)) ? 'offset-shifted' : 'stopped-early'
  if (pages.every(({ attempt }) => beginKeyOf(attempt) === '')) return 'no-second-page'
  return query.offset !== undefined && offset + sent >= Math.min(total, pages[0]!.total) ? 'offset-shifted' : 'stopped-early'
}

/** The rest of a millisecond in which a page ended, where a client went on behind it by a time alone. */
function tiesSkippedBy (walks: readonly Walk[], order: Order): readonly Evidence[] {
  const pages = walks.flatMap(({ pages }) => pages)
  const skips = new Map([ // by the last millisecond that was left out
    ...walks.map(({ from, to, opened }) => [order.window(from, to).near.start - order.step, opened] as const),
    ...pages.flatMap(({ attempt: { query, horizon } }) => query.log_id === undefined && query.next_date !== undefined ? [[query.next_date, horizon] as const] : [])
  ])
  return pages.flatMap(({ far, last, isFinal, attempt: { id, horizon } }) => {
    const skipped = last === undefined || isFinal ? undefined : skips.get(last.start)
    return skipped === undefined ? [] : [{ cause: 'tie-skipped', near: far, far: order.endOf(far.start), horizon: Math.max(skipped, horizon), requestIds: [id] }]
  })
}

const MINUTE = 60_000

/** The parts of the scope that no window covered. */
function gapsBetween (walks: readonly Walk[], { from, to }: Question, order: Order): readonly Evidence[] {
  const gaps: Evidence[] = []
  let [end, lastId]: [number, string | undefined] = [from - 1, undefined]
  const add = (begin: number, nextId: string | undefined) => {
    const gap = begin - end - 1
    if (gap <= 0) return
    const isOneTick = gap < 1_000 || (gap < MINUTE && end % MINUTE === 0 && begin % MINUTE === 0)
    const cause = lastId !== undefined && nextId !== undefined && isOneTick ? 'boundary-skipped' : 'gap-between-windows'
    gaps.push({ cause, ...order.window(end + 1, begin - 1), horizon: Infinity, gap, requestIds: [lastId, nextId].flatMap(id => id ?? []) })
  }
  for (const walk of walks.toSorted((a, b) => a.from - b.from)) {
    const id = (walk.pages[0]?.attempt ?? walk.failures[0])?.id
    add(walk.from, id)
    if (walk.to > end) [end, lastId] = [walk.to, id]
  }
  add(to + 1, undefined)
  return gaps
}
