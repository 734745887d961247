/** One record of a stream as the bytes of its JSON. */
import { BLOCK } from '../universe/deal.ts'
import type { DealtStream } from '../universe/dealt.ts'
import { clientPortOf, octetOf } from '../universe/deck.ts'
import type { ListedStream } from '../universe/listed.ts'
import { measure } from '../universe/measure.ts'
import { STREAMS, type Stream } from '../universe/stream.ts'
import { writeInteger, writePair } from './digits.ts'
import { fragmentsOf } from './fragments.ts'

export interface RecordWriter {
  /** Bytes that record `n` may take, at most. */
  room (n: number): number
  /** Writes record `n`, which starts at `start`, at a place in `out`; returns the place after it. */
  write (out: Uint8Array, at: number, n: number, start: number): number
}

const kept = new WeakMap<Stream, RecordWriter>()

export function recordWriterOf (stream: DealtStream | ListedStream): RecordWriter {
  let writer = kept.get(stream)
  if (writer === undefined) kept.set(stream, writer = 'deck' in stream ? createDealtWriter(stream) : createListedWriter(stream))
  return writer
}

const LOG_ID = Buffer.from('{"log_id":"')
const START_TIME = Buffer.from('","start_time":')
const END_TIME = Buffer.from(',"end_time":')
const BYTES = Buffer.from(',"bytes":')
const PACKETS = Buffer.from(',"packets":')
const SRC_PORT = Buffer.from(',"src_port":')
const POINT = 46
const FIVE = 53
const NUMBERS = 256 // bytes, more than all of a record but its fragments

function createDealtWriter (stream: DealtStream): RecordWriter {
  const { id, ids, deck, deal, sizeBits, shapeBits } = stream
  const fragments = fragmentsOf(deck.cast)
  const { endpoints } = deck.cast
  const size = { bytes: 0, packets: 0 }

  return {
    room (n) {
      const card = deal.cardOf(n)
      return NUMBERS + fragments.src(deck.src[card]!).length + fragments.dst(deck.dst[card]!).length + fragments.service(deck.service[card]!).length
    },
    write (out, from, n, start) {
      const card = deal.cardOf(n)
      const turn = deal.turnOf(Math.floor(n / BLOCK))
      const src = deck.src[card]!
      const place = n * STREAMS + id
      measure(deck, card, sizeBits(n), shapeBits(n), size)

      let at = copy(out, from, LOG_ID)
      at = writePair(out, writeInteger(out, at, place), ids.checkOf(place))
      at = writeInteger(out, copy(out, at, START_TIME), start)
      at = writeInteger(out, copy(out, at, END_TIME), start + stream.durationOf(n))
      const whole = Math.floor(size.bytes)
      at = writeInteger(out, copy(out, at, BYTES), whole)
      if (size.bytes > whole) { // by a half
        out[at++] = POINT
        out[at++] = FIVE
      }
      at = writeInteger(out, copy(out, at, PACKETS), size.packets)
      at = writeInteger(out, copy(out, at, SRC_PORT), clientPortOf(deck, card, turn))
      at = paste(out, at, fragments.src(src))
      if (endpoints[src]!.roams) at = paste(out, writeInteger(out, at, octetOf(deck, card, turn)), fragments.srcRest(src))
      at = paste(out, at, fragments.dst(deck.dst[card]!))
      return paste(out, at, fragments.service(deck.service[card]!))
    }
  }
}

/** Own records are encoded once, when first asked for. */
function createListedWriter ({ records }: ListedStream): RecordWriter {
  const encoded: Array<Uint8Array | undefined> = Array.from({ length: records.length })
  const bytesOf = (n: number) => (encoded[n] ??= Buffer.from(JSON.stringify(records[n]!)))
  return {
    room: n => bytesOf(n).length,
    write: (out, at, n) => paste(out, at, bytesOf(n))
  }
}

/** For a few bytes: a loop is faster than a call. */
function copy (out: Uint8Array, at: number, bytes: Uint8Array): number {
  for (let i = 0; i < bytes.length; i++) out[at + i] = bytes[i]!
  return at + bytes.length
}

function paste (out: Uint8Array, at: number, bytes: Uint8Array): number {
  out.set(bytes, at)
  return at + bytes.length
}
