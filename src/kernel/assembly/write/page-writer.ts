/** The page that was found last as bytes, on sheets that are lent until the bytes have left, and used again. */
import { writeInteger } from './decimal'
import { Found, foundAt } from '../streams/page-record'
import { ownIn, paste, SLACK, textOf } from './fragments'
import { count, tell } from '../page/find-page'
import { BEGIN, END } from '../shared/results'
import { dealts } from '../world'
import { fetch, LARGEST, writeRecord } from './record-writer'

const AT_A_TIME: i32 = 64 // records that are looked up before they are written: what they take stays in a processor's first cache
const USUAL: usize = 655_360 // bytes: most of the longest pages fit
const AROUND: usize = 128 // bytes, and more than what goes before and behind the records

/** Bytes to write on, and how many there are; when free, the next one that is. */
@unmanaged
class Sheet {
  capacity: usize
  next: Sheet | null
}

// The sheet that is written on, and where its bytes end.
let sheet: Sheet = sheetOf(USUAL)
let end: usize = 0
let free: Sheet | null = sheet
let out = 0 // how many are with somebody

/** How many sheets are lent. */
export function lent (): i32 { return out }

/** Writes the records a line each; returns the sheet. */
export function writeLines (): usize {
  lend()
  writeRecords(NEWLINE)
  return done()
}

/** Writes the page; `limit` and `total` as it is to say. Returns the sheet. */
export function writePage (limit: i32, total: f64): usize {
  lend()
  end = paste(TO_RECORDS, writeInteger(limit, paste(TO_LIMIT, end)))
  writeRecords(COMMA)
  if (count() > 0) end-- // the last comma
  end = paste(TO_END, writeInteger(<u64>total, paste(TO_TOTAL, end)))
  return done()
}

/** Of a sheet whose bytes have left. */
export function giveBack (sheet: usize): void {
  out--
  recycle(changetype<Sheet>(sheet))
}

function recycle (sheet: Sheet): void {
  sheet.next = free
  free = sheet
}

const NEWLINE: u8 = 10
const COMMA: u8 = 44
const TO_LIMIT = textOf('{"data":{"limit":')
const TO_RECORDS = textOf(',"records":[')
const TO_TOTAL = textOf('],"total":')
const TO_END = textOf('}}')

function bytesOf (sheet: Sheet): usize {
  return changetype<usize>(sheet) + offsetof<Sheet>()
}

function sheetOf (bytes: usize): Sheet {
  const made = changetype<Sheet>(heap.alloc(offsetof<Sheet>() + bytes))
  made.capacity = bytes
  made.next = null
  return made
}

/** The first free sheet that has room for so many bytes, taken out of the others. */
function freeSheetOf (bytes: usize): Sheet | null {
  let before: Sheet | null = null
  let found = free
  while (found !== null && found.capacity < bytes) {
    before = found
    found = found.next
  }
  if (found === null) return null
  if (before === null) free = found.next
  else before.next = found.next
  return found
}

function lend (): void {
  out++
  const next = free
  if (next === null) sheet = sheetOf(USUAL)
  else {
    free = next.next
    sheet = next
  }
  end = bytesOf(sheet)
}

function done (): usize {
  tell(BEGIN, <f64>bytesOf(sheet))
  tell(END, <f64>end)
  return changetype<usize>(sheet)
}

/** Makes room for so many bytes and what may follow, on a larger sheet if need be: own records may have any length. */
function ensure (bytes: usize): void {
  const written = end - bytesOf(sheet)
  const all = written + bytes + AROUND
  if (all <= sheet.capacity) return
  const larger = freeSheetOf(all) || sheetOf(2 * all)
  memory.copy(bytesOf(larger), bytesOf(sheet), written)
  recycle(sheet)
  sheet = larger
  end = bytesOf(larger) + written
}

function writeRecords (separator: u8): void {
  for (let i = 0; i < count(); i += AT_A_TIME) writeSome(i, min(count(), i + AT_A_TIME), separator)
}

function writeSome (from: i32, to: i32, separator: u8): void {
  lookUp(from, to)
  for (let i = from; i < to; i++) {
    const record = foundAt(i)
    if (isOwn(record)) {
      const own = ownIn(<u32>record.number)
      ensure(<usize>load<u32>(own) + SLACK)
      end = paste(own, end)
    } else {
      ensure(LARGEST)
      end = writeRecord(dealts[record.stream], record, end)
    }
    store<u8>(end++, separator)
  }
}

function isOwn (record: Found): bool {
  return record.stream === dealts.length
}

/** Finds the cards of records and what they will be written from, one step after the other, so that memory is asked for all of it at once and not record by record. */
function lookUp (from: i32, to: i32): void {
  for (let i = from; i < to; i++) {
    const record = foundAt(i)
    if (!isOwn(record)) dealts[record.stream].lookUp(record)
  }
  for (let i = from; i < to; i++) {
    const record = foundAt(i)
    if (!isOwn(record)) dealts[record.stream].sessions.measure(record)
  }
  for (let i = from; i < to; i++) if (!isOwn(foundAt(i))) fetch(foundAt(i))
}
