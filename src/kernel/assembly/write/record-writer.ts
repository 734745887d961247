/** Writes computed records as JSON. What a card fixes is copied from fragments; only numbers are written. */
import { EIGHT_DIGITS, eightDigits, LeadingDigits, writeInteger, writePair, writeTrimmed } from '../base/decimal'
import { draw } from '../base/draw'
import { roams } from '../cards/cast'
import { clientOf, clientPortOf, serverOf, serviceOf } from '../cards/deck'
import { ComputedStream } from '../streams/computed-stream'
import { PageRecord } from '../streams/page-record'
import { clientFragment, clientRestFragment, copyFragment, copyShortFragment, fragmentOf, serverFragment, serviceFragment } from './fragments'

/** More than any computed record has: host names and places are short. */
export const MAX_RECORD_BYTES: usize = 2_048

let idKey: u32 = 0

/** The key of the two check digits at the end of an id: see universe/log-id.ts. */
export function setIdKey (key: u32): void { idKey = key }

/** Exported so that the compiler keeps the loads of `fetchFragments`. */
export let touched: u32 = 0

/** Finds a record's fragments and loads their first two cache lines: docs/kernel.md#batches. */
export function fetchFragments (record: PageRecord): void {
  const data = record.data
  const client = record.client = clientFragment(clientOf(data))
  const server = record.server = serverFragment(serverOf(data))
  const service = record.service = serviceFragment(serviceOf(data))
  touched = load<u32>(client) + load<u32>(client, 64) + load<u32>(server) + load<u32>(server, 64) + load<u32>(service) + load<u32>(service, 64)
}

/** Writes a record that has been looked up. `out` is an address; returns the address after the record. */
export function writeRecord (stream: ComputedStream, record: PageRecord, out: usize): usize {
  const serial = stream.serialOf(record.number)
  const start = record.start
  const end = start + record.duration
  const bytes = record.bytes
  const packets = record.packets
  const port = clientPortOf(record.data, record.phase)
  if (min(serial, start) < EIGHT_DIGITS || max(bytes, packets) >= EIGHT_DIGITS) return writeLongNumbers(stream, record, serial, end, port, out)

  const serials = stream.serials
  const serialAndBytes = eightDigits(serials.lastEightOf(serial), <u32>bytes)
  const startAndEnd = eightDigits(starts.lastEightOf(start), ends.lastEightOf(end))
  const packetsAndPort = eightDigits(<u32>packets, port)

  out = serials.write(copyShortFragment(TO_ID, out))
  v128.store64_lane(out, serialAndBytes, 0)
  out = writePair(checkDigitsOf(serial), out + 8)
  out = starts.write(copyShortFragment(TO_START, out))
  v128.store64_lane(out, startAndEnd, 0)
  out = ends.write(copyShortFragment(TO_END, out + 8))
  v128.store64_lane(out, startAndEnd, 1)
  out = writeTrimmed(i64x2.extract_lane(serialAndBytes, 1), copyShortFragment(TO_BYTES, out + 8))
  if (record.half) out = copyShortFragment(HALF, out)
  out = writeTrimmed(i64x2.extract_lane(packetsAndPort, 0), copyShortFragment(TO_PACKETS, out))
  out = writeTrimmed(i64x2.extract_lane(packetsAndPort, 1), writeClient(stream, record, out))
  return copyFragment(record.service, copyFragment(record.server, out))
}

/** The same for numbers of any length: the first records of a world have short ones, sessions of 100 MB and more long ones. */
function writeLongNumbers (stream: ComputedStream, record: PageRecord, serial: i64, end: i64, port: u32, out: usize): usize {
  out = writeInteger(serial, copyShortFragment(TO_ID, out))
  out = writePair(checkDigitsOf(serial), out)
  out = writeInteger(record.start, copyShortFragment(TO_START, out))
  out = writeInteger(end, copyShortFragment(TO_END, out))
  out = writeInteger(record.bytes, copyShortFragment(TO_BYTES, out))
  if (record.half) out = copyShortFragment(HALF, out)
  out = writeInteger(record.packets, copyShortFragment(TO_PACKETS, out))
  out = writeInteger(port, writeClient(stream, record, out))
  return copyFragment(record.service, copyFragment(record.server, out))
}

function checkDigitsOf (serial: i64): u32 { return draw(idKey, serial) % 100 }

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
