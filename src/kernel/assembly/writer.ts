/** Records as the bytes of their JSON: what a card fixes is copied from fragments, sixteen bytes at a time; only numbers are written. */
import { Card, clientOf, clientPortOf, roams, serverOf, serviceOf } from './deck'
import { writeEight, writeInteger, writePair, writeSmall } from './digits'
import { draw } from './draw'
import { clientIn, clientRestIn, fragment, paste, serverIn, serviceIn, SLACK } from './fragments'
import { bytes, duration, packets } from './sessions'
import { Dealt } from './stream'

/** Bytes, and more than any computed record has: host names and places are short. */
export const LARGEST: usize = 2_048

let checks: u32 = 0

/** The key of the two check digits of ids. */
export function checkBy (key: u32): void {
  checks = key
}

/** Writes record `n` of a stream, which starts at `start` (ms); returns the place after it. */
export function writeRecord (stream: Dealt, n: i64, start: i64, out: usize): usize {
  const index = stream.indexOf(n)
  const card = stream.deck.cardAt(index)
  stream.sessions.measure(index & 255, serviceOf(card), n)
  const place = stream.placeOf(n)
  const turn = stream.turn

  out = stamp(TO_ID, out)
  out = writeInteger(place, out)
  out = writePair(draw(checks, place) % 100, out)
  out = stamp(TO_START, out)
  out = writeTime(start, out)
  out = stamp(TO_END, out)
  out = writeTime(start + duration, out)
  out = stamp(TO_BYTES, out)
  const whole = <u64>bytes
  out = writeInteger(whole, out)
  if (<f64>whole !== bytes) out = stamp(HALF, out)
  out = stamp(TO_PACKETS, out)
  out = writeInteger(<u64>packets, out)
  out = writeClient(stream, index, card, turn, out)
  out = writeSmall(clientPortOf(card, turn), out)
  out = paste(serverIn(serverOf(card)), out)
  return paste(serviceIn(serviceOf(card)), out)
}

function writeClient (stream: Dealt, index: u32, card: Card, turn: u32, out: usize): usize {
  const client = clientOf(card)
  out = paste(clientIn(client), out)
  return roams(client) ? paste(clientRestIn(client), writeSmall(stream.deck.octetOf(index, turn), out)) : out
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

const TO_ID = stampOf('{"log_id":"')
const TO_START = stampOf('","start_time":')
const TO_END = stampOf(',"end_time":')
const TO_BYTES = stampOf(',"bytes":')
const HALF = stampOf('.5')
const TO_PACKETS = stampOf(',"packets":')

/** A fragment of ASCII, at most 16 characters long. */
function stampOf (text: string): usize {
  const at = fragment(text.length)
  for (let i = 0; i < text.length; i++) store<u8>(at + i, <u8>text.charCodeAt(i), 4)
  return at
}

function stamp (fragment: usize, out: usize): usize {
  v128.store(out, v128.load(fragment, 4))
  return out + load<u32>(fragment)
}
