/** The records of a page as the bytes of their JSON: as rows of numbers for the writer; own records were encoded before. */
import type { FlowLog } from '../contract/flow-log.ts'
import type { Page } from '../search/page.ts'
import { cardInHand, closedHand, HAND, openHand, type Hand } from '../universe/deal.ts'
import type { DealtStream } from '../universe/dealt.ts'
import { clientOf, clientPortOf, octetOf, roams, serverOf, serviceOf } from '../universe/deck.ts'
import { measure, type Measure } from '../universe/measure.ts'
import { STREAMS } from '../universe/stream.ts'
import type { Universe } from '../universe/universe.ts'
import {
  BYTES, CHECK, CLIENT, CLIENT_PORT, CLIENT_REST, COLUMNS, END, OCTET, PACKETS, PLACE, SERVER, SERVICE, START
} from './assembly/columns.ts'
import { clientIn, clientRestIn, createFragments, serverIn, serviceIn, type Fragments } from './fragments.ts'
import { append, type Sink } from './sink.ts'
import { createWriter, type Writer } from './writer.ts'

/** What the records of a universe are written with. */
interface Desk {
  readonly writer: Writer
  /** By the index of the stream. */
  readonly sources: readonly Source[]
}

type Source = DealtSource | ListedSource

interface DealtSource {
  readonly writer: Writer
  readonly stream: DealtStream
  readonly fragments: Fragments
  /** Of the record before: most records are like it. */
  readonly hand: Hand
  readonly flow: Measure
}

/** Own records are encoded once, when first asked for. */
interface ListedSource {
  readonly records: readonly FlowLog[]
  readonly encoded: Array<Uint8Array | undefined>
}

const desks = new WeakMap<Universe, Desk>()

function deskOf (universe: Universe): Desk {
  let desk = desks.get(universe)
  if (desk === undefined) desks.set(universe, desk = createDesk(universe))
  return desk
}

function createDesk ({ dealt: [first], streams }: Universe): Desk {
  const writer = createWriter()
  const fragments = first && createFragments(writer, first.deck.cast) // all streams have one cast
  return {
    writer,
    sources: streams.flatMap(stream => {
      if ('records' in stream) return { records: stream.records, encoded: Array.from({ length: stream.records.length }) }
      return fragments === undefined ? [] : { writer, stream, fragments, hand: closedHand(), flow: { duration: 0, bytes: 0, packets: 0 } }
    })
  }
}

/** Writes the records of a page, `separator` (a byte) behind each. */
export function writeRecords ({ universe, count, streams, numbers, starts }: Page, separator: number, sink: Sink): void {
  const { writer, sources } = deskOf(universe)
  let rows = 0
  for (let i = 0; i < count; i++) {
    const source = sources[streams[i]!]!
    if ('records' in source) {
      append(sink, writer.write(rows, separator))
      rows = 0
      append(sink, bytesOf(source, numbers[i]!))
      sink.bytes[sink.at++] = separator
    } else {
      if (rows === writer.mostRows) {
        append(sink, writer.write(rows, separator))
        rows = 0
      }
      const n = numbers[i]!
      const card = cardOn(source, n)
      layParties(source, rows, card, source.hand.turn)
      layFigures(source, rows++, card, n, starts[i]!)
    }
  }
  append(sink, writer.write(rows, separator))
}

/** The card of record `n`, whose hand is open from then on. */
function cardOn ({ stream: { deal }, hand }: DealtSource, n: number): number {
  const number = Math.floor(n / HAND)
  if (number !== hand.number) openHand(deal, number, hand)
  return cardInHand(hand, n)
}

/** Lays into a row who speaks to whom in the record that carries `card` in a turn. */
function layParties ({ writer, fragments, stream: { deck } }: DealtSource, index: number, card: number, turn: number): void {
  const client = clientOf(deck, card)
  const roaming = roams(deck, client)
  const clientFragment = clientIn(fragments, client)
  const clientRest = roaming ? clientRestIn(fragments, client) : 0
  const server = serverIn(fragments, serverOf(deck, card))
  const service = serviceIn(fragments, serviceOf(deck, card))
  const { rows } = writer
  const row = index * COLUMNS
  rows[row + CLIENT] = clientFragment
  rows[row + OCTET] = roaming ? octetOf(deck, card, turn) : -1
  rows[row + CLIENT_REST] = clientRest
  rows[row + CLIENT_PORT] = clientPortOf(deck, card, turn)
  rows[row + SERVER] = server
  rows[row + SERVICE] = service
}

/** Lays into a row when record `n`, which carries `card` and starts at `start` (ms), was and how much. */
function layFigures ({ writer: { rows }, stream, flow }: DealtSource, index: number, card: number, n: number, start: number): void {
  measure(stream, card, n, flow)
  const row = index * COLUMNS
  const place = n * STREAMS + stream.id
  rows[row + PLACE] = place
  rows[row + CHECK] = stream.ids.checkOf(place)
  rows[row + START] = start
  rows[row + END] = start + flow.duration
  rows[row + BYTES] = flow.bytes
  rows[row + PACKETS] = flow.packets
}

function bytesOf ({ records, encoded }: ListedSource, n: number): Uint8Array {
  return (encoded[n] ??= Buffer.from(JSON.stringify(records[n]!)))
}
