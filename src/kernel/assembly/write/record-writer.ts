/** Records as the bytes of their JSON: what a card fixes is copied from fragments, sixteen bytes at a time; only numbers are written. */
import { clientOf, clientPortOf, roams, serverOf, serviceOf } from '../cards/deck'
import { EIGHT_DIGITS, eightDigits, LeadingDigits, writeInteger, writePair, writeTrimmed } from './decimal'
import { draw } from '../base/draw'
import { PageRecord } from '../streams/page-record'
import { clientFragment, clientRestFragment, copyFragment, serverFragment, serviceFragment, copyShortFragment, fragmentOf } from './fragments'
import { ComputedStream } from '../streams/stream'

/** Bytes, and more than any computed record has: host names and places are short. */
export const MAX_RECORD_BYTES: usize = 2_048

let idKey: u32 = 0

/** The key of the two check digits of ids. */
export function setIdKey (key: u32): void {
  idKey = key
}

/** Keeps what is only touched from being left out by the compiler. */
export let touched: u32 = 0

/** Finds what a record will be copied from, and touches it. */
export function fetchFragments (record: PageRecord): void {
  const face = record.data
  const client = record.client = clientFragment(clientOf(face))
  const server = record.server = serverFragment(serverOf(face))
  const service = record.service = serviceFragment(serviceOf(face))
  touched = load<u32>(client) + load<u32>(client, 64) + load<u32>(server) + load<u32>(server, 64) + load<u32>(service) + load<u32>(service, 64)
}

/** Writes a record of a stream, which has been looked up; returns the place after it. */
export function writeRecord (stream: ComputedStream, record: PageRecord, out: usize): usize {
  const place = stream.serialOf(record.number)
  const start = record.start
  const end = start + record.duration
  const bytes = record.bytes
  const packets = record.packets
  const port = clientPortOf(record.data, record.phase)
  if (min(place, start) < EIGHT_DIGITS || max(bytes, packets) >= EIGHT_DIGITS) return writeLongNumbers(stream, record, place, end, port, out)

  const places = stream.serials
  const placeAndBytes = eightDigits(places.lastEightOf(place), <u32>bytes)
  const startAndEnd = eightDigits(starts.lastEightOf(start), ends.lastEightOf(end))
  const packetsAndPort = eightDigits(<u32>packets, port)

  out = places.write(copyShortFragment(TO_ID, out))
  v128.store64_lane(out, placeAndBytes, 0)
  out = writePair(checkDigitsOf(place), out + 8)
  out = starts.write(copyShortFragment(TO_START, out))
  v128.store64_lane(out, startAndEnd, 0)
  out = ends.write(copyShortFragment(TO_END, out + 8))
  v128.store64_lane(out, startAndEnd, 1)
  out = writeTrimmed(i64x2.extract_lane(placeAndBytes, 1), copyShortFragment(TO_BYTES, out + 8))
  if (record.half) out = copyShortFragment(HALF, out)
  out = writeTrimmed(i64x2.extract_lane(packetsAndPort, 0), copyShortFragment(TO_PACKETS, out))
  out = writeTrimmed(i64x2.extract_lane(packetsAndPort, 1), writeClient(stream, record, out))
  return copyFragment(record.service, copyFragment(record.server, out))
}

/** The same, for numbers of any length: the first records of a world, sessions of 100 MB and more. */
function writeLongNumbers (stream: ComputedStream, record: PageRecord, place: i64, end: i64, port: u32, out: usize): usize {
  out = writeInteger(place, copyShortFragment(TO_ID, out))
  out = writePair(checkDigitsOf(place), out)
  out = writeInteger(record.start, copyShortFragment(TO_START, out))
  out = writeInteger(end, copyShortFragment(TO_END, out))
  out = writeInteger(record.bytes, copyShortFragment(TO_BYTES, out))
  if (record.half) out = copyShortFragment(HALF, out)
  out = writeInteger(record.packets, copyShortFragment(TO_PACKETS, out))
  out = writeInteger(port, writeClient(stream, record, out))
  return copyFragment(record.service, copyFragment(record.server, out))
}

function checkDigitsOf (place: i64): u32 {
  return draw(idKey, place) % 100
}

function writeClient (stream: ComputedStream, record: PageRecord, out: usize): usize {
  const client = clientOf(record.data)
  out = copyFragment(record.client, out)
  if (!roams(client)) return out
  return copyFragment(clientRestFragment(client), writeInteger(stream.deck.octetOf(record.card, record.phase), out))
}

const starts = new LeadingDigits()
const ends = new LeadingDigits()

const TO_ID = fragmentOf('{"log_id":"')
const TO_START = fragmentOf('","start_time":')
const TO_END = fragmentOf(',"end_time":')
const TO_BYTES = fragmentOf(',"bytes":')
const HALF = fragmentOf('.5')
const TO_PACKETS = fragmentOf(',"packets":')
