// The stretches of its window that a walk never read, and why.
import type { Attempt } from './attempt.ts'
import type { Reason } from './causes.ts'
import type { PageRead } from './page-read.ts'
import { beside, compare, firstOf, lastOf, type Position, type Stretch } from './position.ts'
import { beginKeyOf, endKeysOf, type Walk } from './walks.ts'

export interface Hole extends Stretch, Reason {}

export function holesOf (walk: Walk, order: 'newest' | 'oldest', logIdOf: (serial: number) => string): readonly Hole[] {
  const { from, to, pages, failures } = walk
  const down = order === 'newest'
  const [start, end] = down ? [lastOf(to), firstOf(from)] : [firstOf(from), lastOf(to)]
  const step = down ? -1 : 1
  const isBefore = (a: Position, b: Position) => compare(a, b) * step < 0
  const latest = pages.reduce((latest, { horizon }) => Math.max(latest, horizon), 0)
  const holes: Hole[] = []
  const add = (near: Position, far: Position, before: PageRead | undefined, after: PageRead | undefined) => {
    const keys = before === undefined ? [''] : endKeysOf(before, logIdOf)
    const failure = failures.findLast(attempt => pages.length === 0 || keys.includes(beginKeyOf(attempt)))
    holes.push({
      low: down ? far : near,
      high: down ? near : far,
      horizon: Math.max(failure?.horizon ?? 0, before?.horizon ?? 0, after?.horizon ?? latest),
      requestIds: [before?.attempt, failure, after?.attempt].flatMap(attempt => attempt?.id ?? []),
      ...causeOf(walk, { before, after, failure })
    })
  }

  const inOrder = pages.toSorted((a, b) => down ? compare(b.high, a.high) : compare(a.low, b.low))
  const [first] = inOrder
  const beganHere = [...pages.map(({ attempt }) => attempt), ...failures].some(attempt => beginKeyOf(attempt) === '')
  let edge = first === undefined || beganHere ? start : nearOf(first, down) // a walk that goes on from another begins there
  let before: PageRead | undefined
  for (const page of inOrder) {
    const near = nearOf(page, down)
    const far = down ? page.low : page.high
    if (isBefore(edge, near)) add(edge, beside(near, -step), before, page)
    if (!isBefore(far, edge)) edge = beside(far, step)
    before = page
  }
  if (!isBefore(end, edge)) add(edge, end, before, undefined)
  return holes
}

function nearOf ({ low, high }: Stretch, down: boolean): Position {
  return down ? high : low
}

interface Neighbours {
  readonly before: PageRead | undefined
  readonly after: PageRead | undefined
  /** The last attempt to read what follows `before`. */
  readonly failure: Attempt | undefined
}

function causeOf ({ pages }: Walk, { before, after, failure }: Neighbours): Pick<Reason, 'cause' | 'status'> {
  if (failure !== undefined) return { cause: 'page-lost-to-error', status: failure.status }
  if (before === undefined) return { cause: 'unexplained' }
  const { count, total, attempt: { query } } = before
  const end = (query.offset ?? 0) + count
  if (after !== undefined) {
    if (beginKeyOf(after.attempt).startsWith('date ')) return { cause: 'tie-skipped' }
    return { cause: end === after.attempt.query.offset ? 'offset-shifted' : 'stopped-early' }
  }
  if (pages.length === 1) return { cause: 'no-second-page' }
  return { cause: query.offset !== undefined && end >= Math.min(total, pages[0]!.total) ? 'offset-shifted' : 'stopped-early' }
}
