/** One record of a stream as the bytes of its JSON. */
import type { FlowLog } from '../contract/flow-log.ts'
import type { Page } from '../search/page.ts'
import { closedHand, cardInHand, HAND, openHand, type Hand } from '../universe/deal.ts'
import type { DealtStream } from '../universe/dealt.ts'
import { clientOf, clientPortOf, octetOf, roams, serverOf, serviceOf } from '../universe/deck.ts'
import type { ListedStream } from '../universe/listed.ts'
import { measure, type Measure } from '../universe/measure.ts'
import { STREAMS } from '../universe/stream.ts'
import type { Universe } from '../universe/universe.ts'
import { copy, paste } from './copy.ts'
import { writeInteger } from './digits.ts'
import { dstOf, fragmentsOf, srcOf, srcRestOf, tailOf, type Fragments } from './fragments.ts'
import { createHead, writeHead, type Heading, type Head } from './head.ts'

/** What the records of one stream are written with. */
export type RecordWriter = DealtWriter | ListedWriter

interface DealtWriter {
  readonly stream: DealtStream
  readonly fragments: Fragments
  /** Of the record before: most records are like it. */
  readonly hand: Hand
  readonly head: Head
  readonly flow: Heading & Measure
}

/** Own records are encoded once, when first asked for. */
interface ListedWriter {
  readonly records: readonly FlowLog[]
  readonly encoded: Array<Uint8Array | undefined>
}

const kept = new WeakMap<Universe, readonly RecordWriter[]>()

/** By the index of the stream. */
export function recordWritersOf (universe: Universe): readonly RecordWriter[] {
  let writers = kept.get(universe)
  if (writers === undefined) kept.set(universe, writers = universe.streams.map(createWriter))
  return writers
}

function createWriter (stream: DealtStream | ListedStream): RecordWriter {
  if ('records' in stream) return { records: stream.records, encoded: Array.from({ length: stream.records.length }) }
  return { stream, fragments: fragmentsOf(stream.deck.cast), hand: closedHand(), head: createHead(), flow: { place: 0, start: 0, duration: 0, bytes: 0, packets: 0 } }
}

const LARGEST = 2_048 // bytes, and more than any computed record has: host names and places are short

/** Bytes that record `n` may take, at most. */
export function roomFor (writer: RecordWriter, n: number): number {
  return 'records' in writer ? bytesOf(writer, n).length : LARGEST
}

/** Writes the record in place `i` of a page at a place in `out`; returns the place after it. */
export function writeRecord (writer: RecordWriter, out: Uint8Array, at: number, { numbers, starts }: Page, i: number): number {
  return 'records' in writer ? paste(bytesOf(writer, numbers[i]!), out, at) : writeDealt(writer, out, at, numbers[i]!, starts[i]!)
}

const PACKETS = Buffer.from(',"packets":')
const POINT = 46
const FIVE = 53

function writeDealt ({ stream, fragments, hand, head, flow }: DealtWriter, out: Uint8Array, from: number, n: number, start: number): number {
  const { deck } = stream
  const number = Math.floor(n / HAND)
  if (number !== hand.number) openHand(stream.deal, number, hand)
  const card = cardInHand(hand, n)
  const client = clientOf(deck, card)
  flow.place = n * STREAMS + stream.id
  flow.start = start
  measure(stream, card, n, flow)

  let at = writeHead(head, stream.ids, flow, out, from)
  const { bytes } = flow
  const whole = Math.floor(bytes)
  at = writeInteger(out, at, whole)
  if (bytes > whole) { // by a half
    out[at++] = POINT
    out[at++] = FIVE
  }
  at = writeInteger(out, copy(PACKETS, out, at), flow.packets)
  at = paste(srcOf(fragments, client), out, at)
  if (roams(deck, client)) at = paste(srcRestOf(fragments, client), out, writeInteger(out, at, octetOf(deck, card, hand.turn)))
  at = writeInteger(out, at, clientPortOf(deck, card, hand.turn))
  at = paste(dstOf(fragments, serverOf(deck, card)), out, at)
  return paste(tailOf(fragments, serviceOf(deck, card)), out, at)
}

function bytesOf ({ records, encoded }: ListedWriter, n: number): Uint8Array {
  return (encoded[n] ??= Buffer.from(JSON.stringify(records[n]!)))
}
