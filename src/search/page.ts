/** The question and its answer: which records of a universe stand on a page. */
import type { FlowLog } from '../contract/flow-log.ts'
import { CURSOR_MISDATED, PAGE_NUMBER, FIRST_SERIAL, LAST_SERIAL, NO_CURSOR, CURSOR_START, TOTAL, CURSOR_UNSEEN } from '../kernel/assembly/shared/results.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Universe } from '../universe/universe.ts'
import { ForeignCursor, type Cursor } from './cursor.ts'
import type { FlowLogFilter } from './filter.ts'
import { slotOf } from './selections.ts'

export interface Question extends Cursor {
  /** The window, both ends in, in ms since 1970. */
  readonly from: number
  readonly to: number
  readonly filter: FlowLogFilter
  readonly order: 'newest' | 'oldest'
  /** 1 to 1 024. */
  readonly limit: number
  /** How many matches to skip; ignored beside a cursor. */
  readonly offset: number
  /** Flows that have ended by then can be seen (ms). */
  readonly horizon: number
  /** Flows that started before then are gone (ms). */
  readonly oldest: number
}

/** What was found. The records lie in the universe's kernel: they are to be read before the next page is found there. */
export interface Page {
  readonly universe: Universe
  /** Which of the pages found in its universe. */
  readonly number: number
  /** How many records match the window and the filter. */
  readonly total: number
  readonly limit: number
  /** How many records stand on the page. */
  readonly count: number
  /** The places of the first and the last of them: number x 8 + stream. */
  readonly first: number
  readonly last: number
}

/** Throws ForeignCursor where the cursor is not one of ours. */
export function pageOf (universe: Universe, { from, to, filter, order, limit, offset, logId, nextDate, horizon, oldest }: Question): Page {
  const { kernel } = universe
  const place = logId === undefined ? NO_CURSOR : universe.locate(logId)
  if (place === undefined) throw new ForeignCursor('log_id must be the log_id of a record that this firewall has returned')
  const count = kernel.findPage(slotOf(universe, filter), from, to, horizon, oldest, order === 'oldest', limit, offset, place, nextDate ?? NO_CURSOR)
  if (count === CURSOR_UNSEEN) throw new ForeignCursor('log_id must be the log_id of a record that can be seen by now')
  if (count === CURSOR_MISDATED) throw new ForeignCursor(`next_date must be the start_time of the record named by log_id, which is ${kernel.results[CURSOR_START]}`)
  const { results } = kernel
  return { universe, number: results[PAGE_NUMBER]!, total: results[TOTAL]!, limit, count, first: results[FIRST_SERIAL]!, last: results[LAST_SERIAL]! }
}

/** Throws at a page whose records lie there no more. */
export function kernelOf ({ universe: { kernel }, number }: Page): Kernel {
  if (kernel.results[PAGE_NUMBER] !== number) throw new Error('a page is to be read before the next one is found')
  return kernel
}

/** The records of a page as objects: the plain form, for whoever does not need bytes. */
export function recordsOf (page: Page): FlowLog[] {
  const kernel = kernelOf(page)
  const { streams } = page.universe
  return Array.from({ length: page.count }, (_, i) => streams[kernel.pageRecordStream(i)]!.flowLogAt(kernel.pageRecordNumber(i)))
}
