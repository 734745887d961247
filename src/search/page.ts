/** The question and its answer: which records of a universe are on a page. */
import type { FlowLogFilter } from '../contract/flow-log-filter.ts'
import type { FlowLog } from '../contract/flow-log.ts'
import { CURSOR_MISDATED, PAGE_NUMBER, FIRST_SERIAL, LAST_SERIAL, NO_CURSOR, CURSOR_START, TOTAL, CURSOR_UNSEEN } from '../kernel/assembly/shared/results.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Universe } from '../universe/universe.ts'
import { ForeignCursor, type Cursor } from './cursor.ts'
import { slotFor } from './selections.ts'

export interface Question extends Cursor {
  /** The window in ms since 1970; both ends are in it. */
  readonly from: number
  readonly to: number
  readonly filter: FlowLogFilter
  readonly order: 'newest' | 'oldest'
  /** 1 to 1 024. */
  readonly limit: number
  /** How many matches to skip; ignored if there is a cursor. */
  readonly offset: number
  /** Only flows that have ended by then are visible (ms). */
  readonly horizon: number
  /** Flows that started before then are no longer kept (ms). */
  readonly oldest: number
}

/** The answer. Its records lie in the universe's kernel and must be read before the next page is found there. */
export interface Page {
  readonly universe: Universe
  /** Counts the pages found in its universe, so that a stale page is noticed. */
  readonly number: number
  /** How many records match the window and the filter. */
  readonly total: number
  readonly limit: number
  /** How many records are on the page. */
  readonly count: number
  /** The serial numbers of the first and the last of them. */
  readonly first: number
  readonly last: number
}

/** Throws ForeignCursor. */
export function pageOf (universe: Universe, { from, to, filter, order, limit, offset, logId, nextDate, horizon, oldest }: Question): Page {
  const { kernel } = universe
  const serial = logId === undefined ? NO_CURSOR : universe.serialOf(logId)
  if (serial === undefined) throw new ForeignCursor('log_id must be the log_id of a record that this firewall has returned')
  const count = kernel.findPage(slotFor(universe, filter), from, to, horizon, oldest, order === 'oldest', limit, offset, serial, nextDate ?? NO_CURSOR)
  if (count === CURSOR_UNSEEN) throw new ForeignCursor('log_id must be the log_id of a record that can be seen by now')
  if (count === CURSOR_MISDATED) throw new ForeignCursor(`next_date must be the start_time of the record named by log_id, which is ${kernel.results[CURSOR_START]}`)
  const { results } = kernel
  return { universe, number: results[PAGE_NUMBER]!, total: results[TOTAL]!, limit, count, first: results[FIRST_SERIAL]!, last: results[LAST_SERIAL]! }
}

/** The kernel with the page's records. Throws if another page has been found there since. */
export function kernelOf ({ universe: { kernel }, number }: Page): Kernel {
  if (kernel.results[PAGE_NUMBER] !== number) throw new Error('a page is to be read before the next one is found')
  return kernel
}

/** The scenarios that planted the records of a page; undefined for all others. */
export function labelsOf (page: Page): ReadonlyArray<string | undefined> {
  const kernel = kernelOf(page)
  const { computedStreams, stored } = page.universe
  return Array.from({ length: page.count }, (_, i) => kernel.pageRecordStream(i) < computedStreams.length ? undefined : stored?.labelAt(kernel.pageRecordNumber(i)))
}

/** The records of a page as objects: slower than its bytes. */
export function recordsOf (page: Page): FlowLog[] {
  const kernel = kernelOf(page)
  const { streams } = page.universe
  return Array.from({ length: page.count }, (_, i) => streams[kernel.pageRecordStream(i)]!.flowLogAt(kernel.pageRecordNumber(i)))
}
