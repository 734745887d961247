/** The page that was found last as bytes, some records at a time. */
import { serviceOf } from './deck'
import { writeInteger } from './digits'
import { Found, foundAt } from './found'
import { ownIn, paste, SLACK, textOf } from './fragments'
import { count } from './page'
import { dealts } from './world'
import { fetch, LARGEST, writeRecord } from './writer'

const AT_A_TIME: i32 = 64 // records: what they take, some 27 KB, stays in a processor's first cache until it is copied out
const AROUND: usize = 128 // bytes, and more than what goes before and behind the records

let begin = heap.alloc(<usize>AT_A_TIME * LARGEST + AROUND)
let roomy = <usize>AT_A_TIME * LARGEST + AROUND // bytes
let end: usize = 0

/** What was written lies from here to there. */
export function writtenFrom (): usize { return begin }
export function writtenTo (): usize { return end }

/** Writes some records from the i-th on, a line each; returns which is next. */
export function writeLines (i: i32): i32 {
  end = begin
  return writeSome(i, NEWLINE)
}

/** Writes some records from the i-th on, with what goes before the first and behind the last of a page; returns which is next. */
export function writePage (i: i32, limit: i32, total: f64): i32 {
  end = begin
  if (i === 0) end = paste(TO_RECORDS, writeInteger(limit, paste(TO_LIMIT, end)))
  const next = writeSome(i, COMMA)
  if (next === count()) end = paste(TO_END, writeInteger(<u64>total, paste(TO_TOTAL, next > 0 ? end - 1 : end)))
  return next
}

const NEWLINE: u8 = 10
const COMMA: u8 = 44
const TO_LIMIT = textOf('{"data":{"limit":')
const TO_RECORDS = textOf(',"records":[')
const TO_TOTAL = textOf('],"total":')
const TO_END = textOf('}}')

function writeSome (i: i32, separator: u8): i32 {
  const last = min(count(), i + AT_A_TIME)
  lookUp(i, last)
  for (; i < last; i++) {
    const record = foundAt(i)
    if (isOwn(record)) {
      const own = ownIn(<u32>record.number)
      if (!fits(load<u32>(own))) return i
      end = paste(own, end)
    } else {
      if (!fits(LARGEST)) return i
      end = writeRecord(dealts[record.stream], record, end)
    }
    store<u8>(end++, separator)
  }
  return last
}

function isOwn (record: Found): bool {
  return record.stream === dealts.length
}

/** Finds the cards of records and touches what they will be written from, so that memory is asked for all of it at once and not record by record. */
function lookUp (from: i32, to: i32): void {
  for (let i = from; i < to; i++) {
    const record = foundAt(i)
    if (!isOwn(record)) dealts[record.stream].lookUp(record)
  }
  for (let i = from; i < to; i++) {
    const record = foundAt(i)
    if (isOwn(record)) continue
    dealts[record.stream].sessions.measure(record, serviceOf(record.card))
  }
  for (let i = from; i < to; i++) if (!isOwn(foundAt(i))) fetch(foundAt(i))
}

/** Whether there is room for so many bytes more, and what may follow. It is made where nothing but a page's beginning was written: own records may have any length. */
function fits (bytes: usize): bool {
  const written = end - begin
  if (written + bytes + AROUND <= roomy) return true
  if (written >= AROUND) return false
  roomy = bytes + 2 * AROUND
  const more = heap.alloc(roomy)
  memory.copy(more, begin, written)
  begin = more
  end = more + written
  return true
}
