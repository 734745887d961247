/** Writes the page that was found last into a page buffer. */
import { writeInteger } from '../base/decimal'
import { DEBUG } from '../base/debug'
import { recordCount } from '../page/find-page'
import { setResult } from '../page/results-buffer'
import { BYTES_BEGIN, BYTES_END } from '../shared/results'
import { PageRecord, recordAt } from '../streams/page-record'
import { computedStreams } from '../world'
import { copyFragment, fragmentOf, ownFragment, SLACK } from './fragments'
import { acquirePageBuffer, bytesOf, enlarge, PageBuffer } from './page-buffer'
import { fetchFragments, MAX_RECORD_BYTES, writeRecord } from './record-writer'

const BATCH: i32 = 64 // records that are looked up before they are written: docs/kernel.md#batches
const ENVELOPE: usize = 128 // bytes: more than stand before and after the records

// The buffer that is being written, and the address after its last byte.
let buffer: PageBuffer = changetype<PageBuffer>(0)
let end: usize = 0

/** Writes each record and a newline. Returns the page buffer. */
export function writeLines (): usize {
  begin()
  writeRecords(NEWLINE)
  return finish()
}

/** Writes the page as JSON with the `limit` and `total` that it is to state. Returns the page buffer. */
export function writePage (limit: i32, total: f64): usize {
  begin()
  end = copyFragment(TO_RECORDS, writeInteger(limit, copyFragment(TO_LIMIT, end)))
  writeRecords(COMMA)
  if (recordCount() > 0) end-- // the last comma
  end = copyFragment(TO_END, writeInteger(<u64>total, copyFragment(TO_TOTAL, end)))
  return finish()
}

const NEWLINE: u8 = 10
const COMMA: u8 = 44
const TO_LIMIT = fragmentOf('{"data":{"limit":')
const TO_RECORDS = fragmentOf(',"records":[')
const TO_TOTAL = fragmentOf('],"total":')
const TO_END = fragmentOf('}}')

function begin (): void {
  buffer = acquirePageBuffer()
  end = bytesOf(buffer)
}

function finish (): usize {
  if (DEBUG) assert(end - bytesOf(buffer) <= buffer.capacity, 'finish: within the capacity of the buffer')
  setResult(BYTES_BEGIN, <f64>bytesOf(buffer))
  setResult(BYTES_END, <f64>end)
  return changetype<usize>(buffer)
}

/** Makes room for so many bytes and the envelope. Own records may have any length, so the buffer may have to grow. */
function reserve (bytes: usize): void {
  const written = end - bytesOf(buffer)
  const needed = written + bytes + ENVELOPE
  if (needed <= buffer.capacity) return
  buffer = enlarge(buffer, written, needed)
  end = bytesOf(buffer) + written
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
      const before = end
      end = writeRecord(computedStreams[record.stream], record, end)
      if (DEBUG) assert(end - before + SLACK <= MAX_RECORD_BYTES, 'writeBatch: a computed record fits')
    }
    store<u8>(end++, separator)
  }
}

function isOwn (record: PageRecord): bool { return record.stream === computedStreams.length }

/** Looks up cards, measures and fragments, one step after the other for all records, so that loads from memory overlap. */
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
