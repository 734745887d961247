/** Records as the bytes of their JSON: what a card fixes is copied from fragments, sixteen bytes at a time; only numbers are written. */
import { Card, clientOf, clientPortOf, roams, serverOf, serviceOf } from './deck'
import { NearbyWriter, writeInteger, writePair, writeSmall } from './digits'
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
  out = stream.places.write(place, out)
  out = writePair(draw(checks, place) % 100, out)
  out = stamp(TO_START, out)
  out = times.write(start, out)
  out = stamp(TO_END, out)
  out = times.write(start + record.duration, out)
  out = stamp(TO_BYTES, out)
  out = writeInteger(record.bytes, out)
  if (record.half) out = stamp(HALF, out)
  out = stamp(TO_PACKETS, out)
  out = writeInteger(record.packets, out)
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

const times = new NearbyWriter()

const TO_ID = textOf('{"log_id":"')
const TO_START = textOf('","start_time":')
const TO_END = textOf(',"end_time":')
const TO_BYTES = textOf(',"bytes":')
const HALF = textOf('.5')
const TO_PACKETS = textOf(',"packets":')
