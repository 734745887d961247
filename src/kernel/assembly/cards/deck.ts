/**
 * Who talks to whom: 65 536 cards, each a client, a server, a service and the client's port in phase 0, as universe/deck.ts lays them out.
 * Card = row x 256 + column, and a column bounds the durations of its cards.
 */
import { DEBUG } from '../base/debug'
import { draw } from '../base/draw'
import { doubleAt } from '../base/memory'
import { CARDS, COLUMNS } from '../shared/sizes'
import { hasFixedPort, hasHighPorts } from './cast'
import { PHASES } from './deal'

/** What is on a card: four numbers of 16 bits, the client lowest. */
export type CardData = u64

export function clientOf (data: CardData): u32 { return <u32>data & 0xffff }
export function serverOf (data: CardData): u32 { return <u32>data >>> 16 }
export function serviceOf (data: CardData): u32 { return <u32>(data >>> 32) & 0xffff }
function firstPortOf (data: CardData): u32 { return <u32>(data >>> 48) }

// Instead of a phase: in every phase, and in none.
export const ALWAYS: i32 = -1
export const NEVER: i32 = -2

// The ranges that clients take their ports from: Linux since 3.2; IANA and Windows.
function firstOfRange (data: CardData): u32 { return hasHighPorts(clientOf(data)) ? 49_152 : 32_768 }
function sizeOfRange (data: CardData): u32 { return hasHighPorts(clientOf(data)) ? 16_384 : 28_232 }

/** The client's port in a phase: the service's fixed one, or one of the client's range that grows by one with every phase. */
export function clientPortOf (data: CardData, phase: u32): u32 {
  const port = firstPortOf(data)
  if (hasFixedPort(serviceOf(data))) return port
  const size = sizeOfRange(data)
  return port + phase < firstOfRange(data) + size ? port + phase : port + phase - size
}

/** The phase in which the client has that port: 0 to 255, ALWAYS or NEVER. */
export function phaseOfPort (data: CardData, port: u32): i32 {
  const distance = <i32>port - <i32>firstPortOf(data)
  if (hasFixedPort(serviceOf(data))) return distance === 0 ? ALWAYS : NEVER
  const first = firstOfRange(data)
  const size = sizeOfRange(data)
  const phase = distance < 0 ? distance + <i32>size : distance
  return port >= first && port < first + size && phase < PHASES ? phase : NEVER
}

export class Deck {
  // By column: the shortest and longest durations (ms).
  private readonly shortest: StaticArray<i64> = new StaticArray<i64>(COLUMNS)
  private readonly longest: StaticArray<i64> = new StaticArray<i64>(COLUMNS)
  longestOfAll: i64 = 0

  /** `key` draws the octets of roaming clients; `cards`, `shortests` and `longests` (ms, doubles by column) are addresses of tables. */
  constructor (private readonly key: u32, private readonly cards: usize, shortests: usize, longests: usize) {
    for (let column = 0; column < COLUMNS; column++) {
      this.shortest[column] = <i64>doubleAt(shortests, column)
      this.longest[column] = <i64>doubleAt(longests, column)
      this.longestOfAll = max(this.longestOfAll, this.longest[column])
    }
  }

  // The bounds of the durations in a column (ms).
  shortestOf (column: u32): i64 { return this.shortest[column] }
  longestOf (column: u32): i64 { return this.longest[column] }

  dataOf (card: u32): CardData {
    if (DEBUG) assert(card < <u32>CARDS, 'dataOf: a card is 0 to 65 535')
    return load<u64>(this.cards + <usize>card * sizeof<CardData>())
  }

  /** The last octet of a card's roaming client in a phase: each of 0 to 255 once in 256 phases. */
  octetOf (card: u32, phase: u32): u32 {
    const bits = draw(this.key ^ 0x0c7e7, card)
    return (phase * (bits | 1) + (bits >>> 8)) & 255
  }

  /** The phase in which a card's roaming client has that last octet. */
  phaseOfOctet (card: u32, octet: u32): i32 {
    if (DEBUG) assert(octet <= 255, 'phaseOfOctet: 0 to 255')
    let phase: u32 = 0
    while (this.octetOf(card, phase) !== octet) phase++
    return phase
  }
}
