// The stretches of its window that a walk never read, and why.
import type { Cause } from './causes.ts'
import { beginKeyOf, endKeysOf, type Walk } from './walks.ts'
import type { PageRead } from './page-read.ts'
import { beside, compare, firstOf, lastOf, type Position } from './position.ts'

/** A stretch of the ascending order, both ends in, as it stood at a horizon. */
export interface Stretch {
  readonly low: Position
  readonly high: Position
  /** ms since 1970. */
  readonly horizon: number
  readonly requestIds: readonly string[]
}

export interface Hole extends Stretch {
  readonly cause: Cause
  /** What the request that would have read it was answered with, where one failed. */
  readonly status?: number
}

export function holesOf (walk: Walk, order: 'newest' | 'oldest', logIdOf: (serial: number) => string): readonly Hole[] {
  const { from, to, pages, failures } = walk
  const down = order === 'newest'
  const step = down ? -1 : 1
  const isAhead = (a: Position, b: Position) => compare(a, b) * step < 0 // a comes before b in reading order
  const holes: Hole[] = []
  const add = (near: Position, far: Position, before: PageRead | undefined, after: PageRead | undefined) => {
    const keys = before === undefined ? [''] : endKeysOf(before, logIdOf)
    const failure = failures.findLast(({ key }) => keys.includes(key) || pages.length === 0)?.attempt
    const [low, high] = down ? [far, near] : [near, far]
    holes.push({
      low,
      high,
      horizon: Math.max(failure?.horizon ?? 0, ...[before, after].flatMap(page => page?.attempt.horizon ?? []), after === undefined ? latestOf(pages) : 0),
      requestIds: [before?.attempt, failure, after?.attempt].flatMap(attempt => attempt?.id ?? []),
      ...failure === undefined ? { cause: causeOf(walk, before, after) } : { cause: 'page-lost-to-error', status: failure.status }
    })
  }

  let edge = down ? lastOf(to) : firstOf(from) // all before it, in reading order, has been read or is in a hole
  let before: PageRead | undefined
  for (const page of pages.toSorted((a, b) => down ? compare(b.high, a.high) : compare(a.low, b.low))) {
    const [near, far] = down ? [page.high, page.low] : [page.low, page.high]
    if (isAhead(edge, near)) add(edge, beside(near, down ? 1 : -1), before, page)
    if (!isAhead(far, edge)) edge = beside(far, step)
    before = page
  }
  const end = down ? firstOf(from) : lastOf(to)
  if (!isAhead(end, edge)) add(edge, end, before, undefined)
  return holes
}

function latestOf (pages: readonly PageRead[]): number {
  return pages.reduce((latest, { attempt: { horizon } }) => Math.max(latest, horizon), 0)
}

/** Of a hole behind one page and before another, where no request failed. */
function causeOf ({ pages }: Walk, before: PageRead | undefined, after: PageRead | undefined): Cause {
  if (before === undefined) return 'unexplained' // the walk began elsewhere
  const { count, attempt: { query } } = before
  if (after !== undefined) {
    const begin = beginKeyOf(after.attempt)
    if (begin.startsWith('date ')) return 'tie-skipped'
    return (query.offset ?? 0) + count === after.attempt.query.offset ? 'offset-shifted' : 'stopped-early'
  }
  if (pages.length === 1) return 'no-second-page'
  return query.offset !== undefined && query.offset + count >= pages[0]!.total ? 'offset-shifted' : 'stopped-early'
}
