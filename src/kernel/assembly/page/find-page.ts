/** The question and its answer: which records stand on a page. */
import { PageRecord, recordAt, MAX_RECORDS } from '../streams/page-record'
import { allocate } from '../base/memory'
import { Merge } from './merge'
import { CURSOR_MISDATED, PAGE_NUMBER, FIRST_SERIAL, LAST_SERIAL, RESULT_COUNT, CURSOR_START, TOTAL, CURSOR_UNSEEN } from '../shared/results'
import { Seek } from './seek'
import { STREAMS } from '../shared/sizes'
import { Window } from '../select/window'
import { selectionsIn, streams } from '../world'

const MAX_TIME: i64 = 9_007_199_254_740_991 // as far as times go

let records: i32 = 0
let pageNumber: f64 = 0

let windows = new StaticArray<Window>(0)
let sequence = new Merge(windows)
let seek = new Seek(windows, sequence)
const cuts = new StaticArray<i64>(STREAMS)

/** When all streams are there. */
function prepare (): void {
  const all = selectionsIn(0)
  windows = new StaticArray<Window>(all.length)
  for (let i = 0; i < all.length; i++) windows[i] = new Window(all[i])
  sequence = new Merge(windows)
  seek = new Seek(windows, sequence)
}

/**
 * Finds a page of at most `limit` records; returns how many stand on it, CURSOR_UNSEEN or CURSOR_MISDATED. The window is `from` to `to` (ms), both
 * in; what starts before `oldest` or has not ended by `horizon` is not seen. A cursor is the `place` of its record, or its start
 * `nextDate`, or both; NO_CURSOR stands for none. Without one, `offset` matches are skipped.
 */
export function findPage (slot: i32, from: f64, to: f64, horizon: f64, oldest: f64, forward: bool, limit: i32, offset: f64, place: f64, nextDate: f64): i32 {
  records = 0
  setResult(PAGE_NUMBER, ++pageNumber)
  const since = <i64>max(from, oldest)
  const until = min(<i64>to, MAX_TIME)
  const seen = min(<i64>horizon, MAX_TIME)
  const selected = selectionsIn(slot)
  if (windows.length !== selected.length) prepare()
  let matches: i64 = 0
  for (let i = 0; i < windows.length; i++) {
    windows[i].open(selected[i], since, until, seen)
    matches += windows[i].total
  }
  setResult(TOTAL, <f64>matches)

  if (place >= 0) {
    const refused = cutAtRecord(<i64>place, <i64>nextDate, forward, seen)
    if (refused < 0) return refused
    sequence.begin(cuts, forward)
  } else if (nextDate >= 0) {
    for (let i = 0; i < windows.length; i++) cuts[i] = windows[i].numberAt(<i64>nextDate + i64(forward))
    sequence.begin(cuts, forward)
  } else {
    const skipped = min(<i64>offset, matches)
    seek.seekTo(forward ? skipped : matches - skipped, since, min(until, seen), forward)
  }

  for (const most = min(limit, MAX_RECORDS); records < most && sequence.step();) {
    const record = recordAt(records++)
    record.stream = sequence.window
    record.number = sequence.number
    record.start = sequence.start
  }
  if (records > 0) {
    setResult(FIRST_SERIAL, serialOf(recordAt(0)))
    setResult(LAST_SERIAL, serialOf(recordAt(records - 1)))
  }
  return records
}

/** Cuts the windows so that the cursor's record is passed: strictly after it, or strictly before it going back. */
function cutAtRecord (place: i64, nextDate: i64, forward: bool, horizon: i64): i32 {
  const n = place / STREAMS
  let mine = 0
  while (streams[mine].serialOf(n) !== place) mine++
  const stream = streams[mine]
  if (n >= windows[mine].high && n >= stream.rank(horizon + 1)) return CURSOR_UNSEEN // it has not started
  const start = stream.startOf(n)
  if (stream.endOf(n) > horizon) return CURSOR_UNSEEN
  if (nextDate >= 0 && nextDate !== start) {
    setResult(CURSOR_START, <f64>start)
    return CURSOR_MISDATED
  }
  for (let i = 0; i < windows.length; i++) {
    const window = windows[i]
    const number = i === mine ? n + i64(forward) : window.stream.numberFrom(start, place + i64(forward))
    cuts[i] = window.clamp(number)
  }
  return 0
}

/** How many records stand on the page. */
export function recordCount (): i32 { return records }

/** Of the i-th record of the page: the index of its stream, and its number. */
export function pageRecordStream (i: i32): i32 { return recordAt(i).stream }
export function pageRecordNumber (i: i32): f64 { return <f64>recordAt(i).number }

const resultsBuffer = allocate(RESULT_COUNT << 3)

/** Where the results lie. */
export function results (): usize { return resultsBuffer }

export function setResult (result: i32, value: f64): void {
  store<f64>(resultsBuffer + (<usize>result << 3), value)
}

function serialOf (record: PageRecord): f64 {
  return <f64>streams[record.stream].serialOf(record.number)
}
