/** The page that was found last as bytes, on sheets that are lent until the bytes have left, and used again. */
import { writeInteger } from './decimal'
import { PageRecord, recordAt } from '../streams/page-record'
import { ownFragment, copyFragment, SLACK, fragmentOf } from './fragments'
import { recordCount, setResult } from '../page/find-page'
import { BYTES_BEGIN, BYTES_END } from '../shared/results'
import { computedStreams } from '../world'
import { fetchFragments, MAX_RECORD_BYTES, writeRecord } from './record-writer'

const BATCH: i32 = 64 // records that are looked up before they are written: what they take stays in a processor's first cache
const USUAL_CAPACITY: usize = 655_360 // bytes: most of the longest pages fit
const ENVELOPE: usize = 128 // bytes, and more than what goes before and behind the records

/** Bytes to write on, and how many there are; when free, the next one that is. */
@unmanaged
class PageBuffer {
  capacity: usize
  next: PageBuffer | null
}

// The sheet that is written on, and where its bytes end.
let buffer: PageBuffer = newBuffer(USUAL_CAPACITY)
let end: usize = 0
let firstFree: PageBuffer | null = buffer
let inUse = 0 // how many are with somebody

/** How many sheets are lent. */
export function pageBuffersInUse (): i32 { return inUse }

/** Writes the records a line each; returns the sheet. */
export function writeLines (): usize {
  acquire()
  writeRecords(NEWLINE)
  return finish()
}

/** Writes the page; `limit` and `total` as it is to say. Returns the sheet. */
export function writePage (limit: i32, total: f64): usize {
  acquire()
  end = copyFragment(TO_RECORDS, writeInteger(limit, copyFragment(TO_LIMIT, end)))
  writeRecords(COMMA)
  if (recordCount() > 0) end-- // the last comma
  end = copyFragment(TO_END, writeInteger(<u64>total, copyFragment(TO_TOTAL, end)))
  return finish()
}

/** Of a sheet whose bytes have left. */
export function releasePageBuffer (sheet: usize): void {
  inUse--
  addFree(changetype<PageBuffer>(sheet))
}

function addFree (sheet: PageBuffer): void {
  sheet.next = firstFree
  firstFree = sheet
}

const NEWLINE: u8 = 10
const COMMA: u8 = 44
const TO_LIMIT = fragmentOf('{"data":{"limit":')
const TO_RECORDS = fragmentOf(',"records":[')
const TO_TOTAL = fragmentOf('],"total":')
const TO_END = fragmentOf('}}')

function bytesOf (sheet: PageBuffer): usize {
  return changetype<usize>(sheet) + offsetof<PageBuffer>()
}

function newBuffer (bytes: usize): PageBuffer {
  const made = changetype<PageBuffer>(heap.alloc(offsetof<PageBuffer>() + bytes))
  made.capacity = bytes
  made.next = null
  return made
}

/** The first free sheet that has room for so many bytes, taken out of the others. */
function takeFree (bytes: usize): PageBuffer | null {
  let before: PageBuffer | null = null
  let found = firstFree
  while (found !== null && found.capacity < bytes) {
    before = found
    found = found.next
  }
  if (found === null) return null
  if (before === null) firstFree = found.next
  else before.next = found.next
  return found
}

function acquire (): void {
  inUse++
  const next = firstFree
  if (next === null) buffer = newBuffer(USUAL_CAPACITY)
  else {
    firstFree = next.next
    buffer = next
  }
  end = bytesOf(buffer)
}

function finish (): usize {
  setResult(BYTES_BEGIN, <f64>bytesOf(buffer))
  setResult(BYTES_END, <f64>end)
  return changetype<usize>(buffer)
}

/** Makes room for so many bytes and what may follow, on a larger sheet if need be: own records may have any length. */
function reserve (bytes: usize): void {
  const written = end - bytesOf(buffer)
  const all = written + bytes + ENVELOPE
  if (all <= buffer.capacity) return
  const larger = takeFree(all) || newBuffer(2 * all)
  memory.copy(bytesOf(larger), bytesOf(buffer), written)
  addFree(buffer)
  buffer = larger
  end = bytesOf(larger) + written
}

function writeRecords (separator: u8): void {
  for (let i = 0; i < recordCount(); i += BATCH) writeBatch(i, min(recordCount(), i + BATCH), separator)
}

function writeBatch (from: i32, to: i32, separator: u8): void {
  lookUp(from, to)
  for (let i = from; i < to; i++) {
    const record = recordAt(i)
    if (isOwn(record)) {
      const own = ownFragment(<u32>record.number)
      reserve(<usize>load<u32>(own) + SLACK)
      end = copyFragment(own, end)
    } else {
      reserve(MAX_RECORD_BYTES)
      end = writeRecord(computedStreams[record.stream], record, end)
    }
    store<u8>(end++, separator)
  }
}

function isOwn (record: PageRecord): bool {
  return record.stream === computedStreams.length
}

/** Finds the cards of records and what they will be written from, one step after the other, so that memory is asked for all of it at once and not record by record. */
function lookUp (from: i32, to: i32): void {
  for (let i = from; i < to; i++) {
    const record = recordAt(i)
    if (!isOwn(record)) computedStreams[record.stream].lookUpCard(record)
  }
  for (let i = from; i < to; i++) {
    const record = recordAt(i)
    if (!isOwn(record)) computedStreams[record.stream].sessions.measure(record)
  }
  for (let i = from; i < to; i++) if (!isOwn(recordAt(i))) fetchFragments(recordAt(i))
}
