/** Records as the bytes of their JSON: what a card fixes is copied from fragments, sixteen bytes at a time; only numbers are written. */
import { clientOf, clientPortOf, roams, serverOf, serviceOf } from '../cards/deck'
import { EIGHT, eights, Leading, writeInteger, writePair, writeTrimmed } from './decimal'
import { draw } from '../base/draw'
import { Found } from '../streams/page-record'
import { clientIn, clientRestIn, paste, serverIn, serviceIn, stamp, textOf } from './fragments'
import { Dealt } from '../streams/stream'

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
  const face = record.face
  const client = record.client = clientIn(clientOf(face))
  const server = record.server = serverIn(serverOf(face))
  const service = record.service = serviceIn(serviceOf(face))
  touched = load<u32>(client) + load<u32>(client, 64) + load<u32>(server) + load<u32>(server, 64) + load<u32>(service) + load<u32>(service, 64)
}

/** Writes a record of a stream, which has been looked up; returns the place after it. */
export function writeRecord (stream: Dealt, record: Found, out: usize): usize {
  const place = stream.placeOf(record.number)
  const start = record.start
  const end = start + record.duration
  const bytes = record.bytes
  const packets = record.packets
  const port = clientPortOf(record.face, record.turn)
  if (min(place, start) < EIGHT || max(bytes, packets) >= EIGHT) return writeSlowly(stream, record, place, end, port, out)

  const places = stream.places
  const placeAndBytes = eights(places.restOf(place), <u32>bytes)
  const startAndEnd = eights(starts.restOf(start), ends.restOf(end))
  const packetsAndPort = eights(<u32>packets, port)

  out = places.write(stamp(TO_ID, out))
  v128.store64_lane(out, placeAndBytes, 0)
  out = writePair(checkOf(place), out + 8)
  out = starts.write(stamp(TO_START, out))
  v128.store64_lane(out, startAndEnd, 0)
  out = ends.write(stamp(TO_END, out + 8))
  v128.store64_lane(out, startAndEnd, 1)
  out = writeTrimmed(i64x2.extract_lane(placeAndBytes, 1), stamp(TO_BYTES, out + 8))
  if (record.half) out = stamp(HALF, out)
  out = writeTrimmed(i64x2.extract_lane(packetsAndPort, 0), stamp(TO_PACKETS, out))
  out = writeTrimmed(i64x2.extract_lane(packetsAndPort, 1), writeClient(stream, record, out))
  return paste(record.service, paste(record.server, out))
}

/** The same, for numbers of any length: the first records of a world, sessions of 100 MB and more. */
function writeSlowly (stream: Dealt, record: Found, place: i64, end: i64, port: u32, out: usize): usize {
  out = writeInteger(place, stamp(TO_ID, out))
  out = writePair(checkOf(place), out)
  out = writeInteger(record.start, stamp(TO_START, out))
  out = writeInteger(end, stamp(TO_END, out))
  out = writeInteger(record.bytes, stamp(TO_BYTES, out))
  if (record.half) out = stamp(HALF, out)
  out = writeInteger(record.packets, stamp(TO_PACKETS, out))
  out = writeInteger(port, writeClient(stream, record, out))
  return paste(record.service, paste(record.server, out))
}

function checkOf (place: i64): u32 {
  return draw(checks, place) % 100
}

function writeClient (stream: Dealt, record: Found, out: usize): usize {
  const client = clientOf(record.face)
  out = paste(record.client, out)
  if (!roams(client)) return out
  return paste(clientRestIn(client), writeInteger(stream.deck.octetOf(record.card, record.turn), out))
}

const starts = new Leading()
const ends = new Leading()

const TO_ID = textOf('{"log_id":"')
const TO_START = textOf('","start_time":')
const TO_END = textOf(',"end_time":')
const TO_BYTES = textOf(',"bytes":')
const HALF = textOf('.5')
const TO_PACKETS = textOf(',"packets":')
