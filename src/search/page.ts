/** The question and its answer: which records of a universe stand on a page. */
import type { FlowLog } from '../contract/flow-log.ts'
import type { Universe } from '../universe/universe.ts'
import { cutsOf, type Cursor } from './cursor.ts'
import type { FlowLogFilter } from './filter.ts'
import { merge, step } from './merge.ts'
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

export interface Page extends Places {
  readonly universe: Universe
  /** How many records match the window and the filter. */
  readonly total: number
  readonly limit: number
  /** How many records stand on the page. */
  readonly count: number
}

/** What a page lies on: of each record its stream's index, its number and its start (ms), for as many as there is room. */
export interface Places {
  readonly streams: Uint8Array
  readonly numbers: Float64Array
  readonly starts: Float64Array
}

export function createPlaces (room: number): Places {
  return { streams: new Uint8Array(room), numbers: new Float64Array(room), starts: new Float64Array(room) }
}

/** Throws ForeignCursor where the cursor is not one of ours. The page lies on `places`, which have room for `limit` records. */
export function pageOf (universe: Universe, question: Question, places: Places = createPlaces(question.limit)): Page {
  const { from, to, filter, order, limit, offset, logId, nextDate, horizon, oldest } = question
  const since = Math.max(from, oldest)
  const windows = selectionsOf(universe, filter).map(selection => windowOf(selection, since, to, horizon))
  let total = 0
  for (const window of windows) total += window.total
  const forward = order === 'oldest'

  const sequence = logId !== undefined || nextDate !== undefined
    ? merge(windows, cutsOf(universe, windows, question, forward, horizon), forward)
    : seek(windows, forward ? Math.min(offset, total) : Math.max(total - offset, 0), since, Math.min(to, horizon), forward)

  const { streams, numbers, starts } = places
  let count = 0
  while (count < limit && step(sequence)) {
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
