/**
 * Rows of numbers to the bytes of records. This file is AssemblyScript (`npm run build` makes it WebAssembly), since only there
 * can sixteen bytes be copied at once: a record is some 560 bytes, mostly copied from fragments.
 *
 * A fragment is the length of a text in bytes and then its UTF-8, in memory of this module. A row is COLUMNS doubles.
 */
import {
  BYTES, CHECK, CLIENT, CLIENT_PORT, CLIENT_REST, COLUMNS, END, OCTET, PACKETS, PLACE, SERVER, SERVICE, START
} from './columns'

const ROWS: i32 = 64
const LARGEST: i32 = 2_048 // bytes, and more than any computed record has: host names and places are short
const SLACK: i32 = 16 // bytes that copying may read or write too many

const rowsAt = heap.alloc(ROWS * COLUMNS * sizeof<f64>())
const bytesAt = heap.alloc(ROWS * LARGEST + SLACK)

/** How many rows there is room for, and where they lie; where `write` leaves its bytes. */
export function mostRows (): i32 { return ROWS }
export function rows (): usize { return rowsAt }
export function bytes (): usize { return bytesAt }

/** Makes room for a fragment of `length` bytes, which the caller writes 4 bytes behind what is returned. */
export function fragment (length: u32): usize {
  const at = heap.alloc(4 + length + SLACK)
  store<u32>(at, length)
  return at
}

/** Writes the records of the first `count` rows, `separator` (a byte) behind each; returns where they end. */
export function write (count: i32, separator: u8): usize {
  let out = bytesAt
  for (let i = 0; i < count; i++) {
    out = writeRecord(rowsAt + i * COLUMNS * sizeof<f64>(), out)
    store<u8>(out++, separator)
  }
  return out
}

function writeRecord (row: usize, out: usize): usize {
  out = paste(TO_ID, out)
  out = writeInteger(column(row, PLACE), out)
  writePair(<u32>column(row, CHECK), out)
  out = paste(TO_START, out + 2)
  out = writeInteger(column(row, START), out)
  out = paste(TO_END, out)
  out = writeInteger(column(row, END), out)
  out = paste(TO_BYTES, out)
  const bytes = column(row, BYTES)
  const whole = Math.floor(bytes)
  out = writeInteger(whole, out)
  if (bytes > whole) out = paste(HALF, out)
  out = paste(TO_PACKETS, out)
  out = writeInteger(column(row, PACKETS), out)
  out = paste(<usize>column(row, CLIENT), out)
  const octet = column(row, OCTET)
  if (octet >= 0) out = paste(<usize>column(row, CLIENT_REST), writeSmall(<u32>octet, out))
  out = writeSmall(<u32>column(row, CLIENT_PORT), out)
  out = paste(<usize>column(row, SERVER), out)
  return paste(<usize>column(row, SERVICE), out)
}

function column (row: usize, index: usize): f64 {
  return load<f64>(row + index * sizeof<f64>())
}

/** Copies a fragment; returns the place after it. */
function paste (fragment: usize, out: usize): usize {
  const length: usize = load<u32>(fragment)
  const from = fragment + 4
  for (let i: usize = 0; i < length; i += 16) v128.store(out + i, v128.load(from + i))
  return out + length
}

/** Writes a non-negative safe integer in decimal; returns the place after it. */
function writeInteger (value: f64, out: usize): usize {
  if (value < 1e8) return writeSmall(<u32>value, out)
  const high = Math.floor(value / 1e8)
  const next = writeInteger(high, out)
  const low = <u32>(value - high * 1e8)
  const upper = low / 10_000
  writeQuad(upper, next)
  writeQuad(low - upper * 10_000, next + 4)
  return next + 8
}

/** Below 10^8: its digits from the right, two at a time. */
function writeSmall (value: u32, out: usize): usize {
  const end = out + digitsOf(value)
  let place = end
  while (value >= 10) {
    const shorter = value / 100
    place -= 2
    writePair(value - shorter * 100, place)
    value = shorter
  }
  if (place > out) store<u8>(out, <u8>(ZERO + value))
  return end
}

function digitsOf (value: u32): usize {
  if (value < 10_000) return value < 100 ? (value < 10 ? 1 : 2) : (value < 1_000 ? 3 : 4)
  return value < 1_000_000 ? (value < 100_000 ? 5 : 6) : (value < 10_000_000 ? 7 : 8)
}

/** 0 to 9 999. */
function writeQuad (value: u32, out: usize): void {
  const high = value / 100
  writePair(high, out)
  writePair(value - high * 100, out + 2)
}

/** 0 to 99. */
function writePair (value: u32, out: usize): void {
  store<u16>(out, load<u16>(PAIRS + value * 2))
}

const ZERO: u32 = 48 // '0'
const PAIRS = pairs() // the digits of 00 to 99
const TO_ID = fragmentOf('{"log_id":"')
const TO_START = fragmentOf('","start_time":')
const TO_END = fragmentOf(',"end_time":')
const TO_BYTES = fragmentOf(',"bytes":')
const HALF = fragmentOf('.5')
const TO_PACKETS = fragmentOf(',"packets":')

function pairs (): usize {
  const at = heap.alloc(200)
  for (let i: u32 = 0; i < 100; i++) {
    store<u8>(at + i * 2, <u8>(ZERO + i / 10))
    store<u8>(at + i * 2 + 1, <u8>(ZERO + i % 10))
  }
  return at
}

/** Of a text in ASCII. */
function fragmentOf (text: string): usize {
  const at = fragment(text.length)
  for (let i = 0; i < text.length; i++) store<u8>(at + 4 + i, <u8>text.charCodeAt(i))
  return at
}
