/** The question and its answer: which records stand on a page. */
import { Found, foundAt, LONGEST } from '../streams/page-record'
import { room } from '../base/memory'
import { Merge } from './merge'
import { ELSEWHERE, FINDS, FIRST, LAST, RESULTS, START, TOTAL, UNSEEN } from '../shared/results'
import { Seek } from './seek'
import { STREAMS } from '../shared/sizes'
import { Window } from '../select/window'
import { selections, streams } from '../world'

const LATEST: i64 = 9_007_199_254_740_991 // as far as times go

let found: i32 = 0
let finds: f64 = 0

let windows = new StaticArray<Window>(0)
let sequence = new Merge(windows)
let seek = new Seek(windows, sequence)
const cuts = new StaticArray<i64>(STREAMS)

/** When all streams are there. */
function prepare (): void {
  const all = selections(0)
  windows = new StaticArray<Window>(all.length)
  for (let i = 0; i < all.length; i++) windows[i] = new Window(all[i])
  sequence = new Merge(windows)
  seek = new Seek(windows, sequence)
}

/**
 * Finds a page of at most `limit` records; returns how many stand on it, UNSEEN or ELSEWHERE. The window is `from` to `to` (ms), both
 * in; what starts before `oldest` or has not ended by `horizon` is not seen. A cursor is the `place` of its record, or its start
 * `nextDate`, or both; NONE stands for none. Without one, `offset` matches are skipped.
 */
export function find (slot: i32, from: f64, to: f64, horizon: f64, oldest: f64, forward: bool, limit: i32, offset: f64, place: f64, nextDate: f64): i32 {
  found = 0
  tell(FINDS, ++finds)
  const since = <i64>max(from, oldest)
  const until = min(<i64>to, LATEST)
  const seen = min(<i64>horizon, LATEST)
  const selected = selections(slot)
  if (windows.length !== selected.length) prepare()
  let matches: i64 = 0
  for (let i = 0; i < windows.length; i++) {
    windows[i].open(selected[i], since, until, seen)
    matches += windows[i].total
  }
  tell(TOTAL, <f64>matches)

  if (place >= 0) {
    const refused = cutAtRecord(<i64>place, <i64>nextDate, forward, seen)
    if (refused < 0) return refused
    sequence.begin(cuts, forward)
  } else if (nextDate >= 0) {
    for (let i = 0; i < windows.length; i++) cuts[i] = windows[i].numberAt(<i64>nextDate + i64(forward))
    sequence.begin(cuts, forward)
  } else {
    const skipped = min(<i64>offset, matches)
    seek.to(forward ? skipped : matches - skipped, since, min(until, seen), forward)
  }

  for (const most = min(limit, LONGEST); found < most && sequence.step();) {
    const record = foundAt(found++)
    record.stream = sequence.window
    record.number = sequence.number
    record.start = sequence.start
  }
  if (found > 0) {
    tell(FIRST, placeOf(foundAt(0)))
    tell(LAST, placeOf(foundAt(found - 1)))
  }
  return found
}

/** Cuts the windows so that the cursor's record is passed: strictly after it, or strictly before it going back. */
function cutAtRecord (place: i64, nextDate: i64, forward: bool, horizon: i64): i32 {
  const n = place / STREAMS
  let mine = 0
  while (streams[mine].placeOf(n) !== place) mine++
  const stream = streams[mine]
  if (n >= windows[mine].high && n >= stream.rank(horizon + 1)) return UNSEEN // it has not started
  const start = stream.startOf(n)
  if (stream.endOf(n) > horizon) return UNSEEN
  if (nextDate >= 0 && nextDate !== start) {
    tell(START, <f64>start)
    return ELSEWHERE
  }
  for (let i = 0; i < windows.length; i++) {
    const window = windows[i]
    const number = i === mine ? n + i64(forward) : window.stream.numberFrom(start, place + i64(forward))
    cuts[i] = window.within(number)
  }
  return 0
}

/** How many records stand on the page. */
export function count (): i32 { return found }

/** Of the i-th record of the page: the index of its stream, and its number. */
export function streamAt (i: i32): i32 { return foundAt(i).stream }
export function numberAt (i: i32): f64 { return <f64>foundAt(i).number }

const told = room(RESULTS << 3)

/** Where the results lie. */
export function results (): usize { return told }

export function tell (result: i32, value: f64): void {
  store<f64>(told + (<usize>result << 3), value)
}

function placeOf (record: Found): f64 {
  return <f64>streams[record.stream].placeOf(record.number)
}
