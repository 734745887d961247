/** Records as the bytes of their JSON: what a card fixes is copied from fragments, sixteen bytes at a time; only numbers are written. */
import { Card, clientOf, clientPortOf, roams, serverOf, serviceOf } from './deck'
import { writeEight, writeInteger, writePair, writeSmall } from './digits'
import { draw } from './draw'
import { Found } from './found'
import { clientIn, clientRestIn, paste, serverIn, serviceIn, SLACK, stamp, textOf } from './fragments'
import { Dealt } from './stream'

/** Bytes, and more than any computed record has: host names and places are short. */
export const LARGEST: usize = 2_048

let checks: u32 = 0

/** The key of the two check digits of ids. */
export function checkBy (key: u32): void {
  checks = key
}

/** Keeps what is only touched from being left out by the compiler. */
export let touched: u32 = 0

/** Finds what a record will be copied from, and touches it. */
export function fetch (record: Found): void {
  const card = record.card
  const client = record.client = clientIn(clientOf(card))
  const server = record.server = serverIn(serverOf(card))
  const service = record.service = serviceIn(serviceOf(card))
  touched = load<u32>(client) + load<u32>(client, 64) + load<u32>(server) + load<u32>(server, 64) + load<u32>(service) + load<u32>(service, 64)
}

/** Writes a record of a stream, which has been looked up; returns the place after it. */
export function writeRecord (stream: Dealt, record: Found, out: usize): usize {
  const card = record.card
  const start = record.start
  const place = stream.placeOf(record.number)

  out = stamp(TO_ID, out)
  out = writeInteger(place, out)
  out = writePair(draw(checks, place) % 100, out)
  out = stamp(TO_START, out)
  out = writeTime(start, out)
  out = stamp(TO_END, out)
  out = writeTime(start + record.duration, out)
  out = stamp(TO_BYTES, out)
  const whole = <u64>record.bytes
  out = writeInteger(whole, out)
  if (<f64>whole !== record.bytes) out = stamp(HALF, out)
  out = stamp(TO_PACKETS, out)
  out = writeInteger(<u64>record.packets, out)
  out = writeClient(stream, record, out)
  out = writeSmall(clientPortOf(card, record.turn), out)
  out = paste(record.server, out)
  return paste(record.service, out)
}

function writeClient (stream: Dealt, record: Found, out: usize): usize {
  const client = clientOf(record.card)
  out = paste(record.client, out)
  return roams(client) ? paste(clientRestIn(client), writeSmall(stream.deck.octetOf(record.index, record.turn), out)) : out
}

// Of the time written last: when the 10^8 ms begin that it is in, and all its digits but the last eight. Most times near it share them.
let begin: u64 = 1 << 62 // no time's
let leading: u64 = 0
let leadingLength: usize = 0
const scratch = heap.alloc(32)

function writeTime (time: u64, out: usize): usize {
  const rest = time - begin
  if (rest >= 100_000_000) return writeFarTime(time, out)
  store<u64>(out, leading)
  return writeEight(<u32>rest, out + leadingLength)
}

function writeFarTime (time: u64, out: usize): usize {
  const high = time / 100_000_000
  if (high === 0 || high >= 100_000_000) return writeInteger(time, out)
  begin = high * 100_000_000
  leadingLength = writeInteger(high, scratch) - scratch
  leading = load<u64>(scratch)
  return writeTime(time, out)
}

const TO_ID = textOf('{"log_id":"')
const TO_START = textOf('","start_time":')
const TO_END = textOf(',"end_time":')
const TO_BYTES = textOf(',"bytes":')
const HALF = textOf('.5')
const TO_PACKETS = textOf(',"packets":')
