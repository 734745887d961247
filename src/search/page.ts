/** The question and its answer: which records of a universe stand on a page. */
import type { FlowLog } from '../contract/flow-log.ts'
import type { Universe } from '../universe/universe.ts'
import { cutsOf, type Cursor } from './cursor.ts'
import type { FlowLogFilter } from './filter.ts'
import { merge } from './merge.ts'
import { seek } from './seek.ts'
import { selectionsOf } from './selections.ts'
import { windowOf } from './window.ts'

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

export interface Page {
  readonly universe: Universe
  /** How many records match the window and the filter. */
  readonly total: number
  readonly limit: number
  /** How many records stand on the page; each by its stream's index, its number and its start (ms). */
  readonly count: number
  readonly streams: Uint8Array
  readonly numbers: Float64Array
  readonly starts: Float64Array
}

/** Throws ForeignCursor where the cursor is not one of ours. */
export function pageOf (universe: Universe, { from, to, filter, order, limit, offset, logId, nextDate, horizon, oldest }: Question): Page {
  const since = Math.max(from, oldest)
  const windows = selectionsOf(universe, filter).map(selection => windowOf(selection, since, to, horizon))
  const total = windows.reduce((sum, { total: seen }) => sum + seen, 0)
  const forward = order === 'oldest'

  const cuts = logId !== undefined || nextDate !== undefined
    ? cutsOf(universe, windows, { logId, nextDate }, forward, horizon)
    : seek(windows, forward ? Math.min(offset, total) : Math.max(total - offset, 0), since, Math.min(to, horizon))

  const streams = new Uint8Array(limit)
  const numbers = new Float64Array(limit)
  const starts = new Float64Array(limit)
  const sequence = merge(windows, cuts, forward)
  let count = 0
  while (count < limit && sequence.step()) {
    streams[count] = sequence.window
    numbers[count] = sequence.number
    starts[count++] = sequence.start
  }
  return { universe, total, limit, count, streams, numbers, starts }
}

/** The records of a page as objects: the plain form, for whoever does not need bytes. */
export function recordsOf ({ universe, count, streams, numbers }: Page): FlowLog[] {
  return Array.from({ length: count }, (_, i) => universe.streams[streams[i]!]!.flowLogAt(numbers[i]!))
}
