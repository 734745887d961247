/** One record of a stream as the bytes of its JSON. */
import { BLOCK, cardOf, turnOf } from '../universe/deal.ts'
import type { DealtStream } from '../universe/dealt.ts'
import { clientOf, clientPortOf, octetOf, roams, serverOf, serviceOf } from '../universe/deck.ts'
import { draw } from '../universe/draw.ts'
import type { ListedStream } from '../universe/listed.ts'
import { measure } from '../universe/measure.ts'
import { STREAMS, type Stream } from '../universe/stream.ts'
import { writeInteger } from './digits.ts'
import { fragmentsOf } from './fragments.ts'
import { createHead, writeHead } from './head.ts'

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

const PACKETS = Buffer.from(',"packets":')
const POINT = 46
const FIVE = 53
const LARGEST = 2_048 // bytes, and more than any computed record has: host names and places are short

function createDealtWriter (stream: DealtStream): RecordWriter {
  const { id, ids, deck, deal, sizes, shapes } = stream
  const fragments = fragmentsOf(deck.cast)
  const session = { duration: 0, bytes: 0, packets: 0 }
  const head = createHead()

  return {
    room: () => LARGEST,
    write (out, from, n, start) {
      const card = cardOf(deal, n)
      const turn = turnOf(deal, Math.floor(n / BLOCK))
      const client = clientOf(deck, card)
      const place = n * STREAMS + id
      measure(deck, card, draw(sizes, n), draw(shapes, n), session)

      const { bytes } = session
      const whole = Math.floor(bytes)
      let at = writeInteger(out, writeHead(head, out, from, place, ids.checkOf(place), start, start + session.duration), whole)
      if (bytes > whole) { // by a half
        out[at++] = POINT
        out[at++] = FIVE
      }
      at = writeInteger(out, copy(out, at, PACKETS), session.packets)
      at = paste(out, at, fragments.src(client))
      if (roams(deck, card)) at = paste(out, writeInteger(out, at, octetOf(deck, card, turn)), fragments.srcRest(client))
      at = writeInteger(out, at, clientPortOf(deck, card, turn))
      at = paste(out, at, fragments.dst(serverOf(deck, card)))
      return paste(out, at, fragments.service(serviceOf(deck, card)))
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
