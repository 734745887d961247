/** Finds the records of a page. */
import { DEBUG } from '../base/debug'
import { Window } from '../select/window'
import { CURSOR_MISDATED, CURSOR_START, CURSOR_UNSEEN, FIRST_SERIAL, LAST_SERIAL, PAGE_NUMBER, TOTAL } from '../shared/results'
import { STREAMS } from '../shared/sizes'
import { MAX_RECORDS, PageRecord, recordAt } from '../streams/page-record'
import { selectionsIn, streams } from '../world'
import { Merge } from './merge'
import { setResult } from './results-buffer'
import { Seek } from './seek'

const MAX_TIME: i64 = 9_007_199_254_740_991 // 2^53 - 1

let records: i32 = 0
let pageNumber: f64 = 0

let windows = new StaticArray<Window>(0)
let sequence = new Merge(windows)
let seek = new Seek(windows, sequence)
const cuts = new StaticArray<i64>(STREAMS)

/** Makes a window for each stream, before the first page. */
function createWindows (): void {
  const all = selectionsIn(0)
  windows = new StaticArray<Window>(all.length)
  for (let i = 0; i < all.length; i++) windows[i] = new Window(all[i])
  sequence = new Merge(windows)
  seek = new Seek(windows, sequence)
}

/**
 * Finds a page of at most `limit` records. Returns how many stand on it, CURSOR_UNSEEN or CURSOR_MISDATED. The window is `from` to `to`
 * (ms), both in; what starts before `oldest` or has not ended by `horizon` is not visible. A cursor is its record's `serial`, or its
 * start `nextDate`, or both; NO_CURSOR stands for an absent one. Without a cursor, `offset` matches are skipped.
 */
export function findPage (
  slot: i32, from: f64, to: f64, horizon: f64, oldest: f64, forward: bool, limit: i32, offset: f64, serial: f64, nextDate: f64
): i32 {
  if (DEBUG) assert(limit > 0 && limit <= MAX_RECORDS && offset >= 0, 'findPage: a limit of 1 to 1 024, an offset of 0 or more')
  records = 0
  setResult(PAGE_NUMBER, ++pageNumber)
  const since = <i64>max(from, oldest)
  const until = min(<i64>to, MAX_TIME)
  const seen = min(<i64>horizon, MAX_TIME)
  const selections = selectionsIn(slot)
  if (windows.length !== selections.length) createWindows()
  let matches: i64 = 0
  for (let i = 0; i < windows.length; i++) {
    windows[i].open(selections[i], since, until, seen)
    matches += windows[i].total
  }
  setResult(TOTAL, <f64>matches)

  if (serial >= 0) {
    const refused = cutAtRecord(<i64>serial, <i64>nextDate, forward, seen)
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

/** Cuts the windows strictly after the cursor's record, or strictly before it if going back. */
function cutAtRecord (serial: i64, nextDate: i64, forward: bool, horizon: i64): i32 {
  const n = serial / STREAMS
  let own = 0
  while (streams[own].serialOf(n) !== serial) {
    own++
    if (DEBUG) assert(own < streams.length, 'cutAtRecord: a serial number of one of the streams')
  }
  const stream = streams[own]
  if (n >= windows[own].high && n >= stream.rank(horizon + 1)) return CURSOR_UNSEEN // it has not started
  const start = stream.startOf(n)
  if (stream.endOf(n) > horizon) return CURSOR_UNSEEN
  if (nextDate >= 0 && nextDate !== start) {
    setResult(CURSOR_START, <f64>start)
    return CURSOR_MISDATED
  }
  for (let i = 0; i < windows.length; i++) {
    const window = windows[i]
    const number = i === own ? n + i64(forward) : window.stream.numberFrom(start, serial + i64(forward))
    cuts[i] = window.clamp(number)
  }
  return 0
}

/** How many records stand on the page. */
export function recordCount (): i32 { return records }

// Of the i-th record of the page: the index of its stream, and its number.
export function pageRecordStream (i: i32): i32 { return pageRecord(i).stream }
export function pageRecordNumber (i: i32): f64 { return <f64>pageRecord(i).number }

function pageRecord (i: i32): PageRecord {
  if (DEBUG) assert(i >= 0 && i < records, 'a record of the page')
  return recordAt(i)
}

function serialOf (record: PageRecord): f64 { return <f64>streams[record.stream].serialOf(record.number) }
