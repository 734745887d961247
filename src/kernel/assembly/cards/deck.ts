/**
 * Who talks to whom: 65 536 cards of a client, a server, a service and the client's port in turn 0, as universe/deck.ts lays them.
 * Face = hand x 256 + column, and a column bounds the durations of its cards.
 */
import { draw } from '../base/draw'
import { byteAt, doubleAt } from '../base/memory'
import { COLUMNS } from '../shared/sizes'

// What is looked at for every record. Of endpoints, as 1 or 0: whether one roams, and whether its ports are high.
// Of services: the number of its profile, the least bytes of its packets, and as 1 or 0 whether its clients always use one port.
let roaming: usize = 0
let highPorts: usize = 0
let profiles: usize = 0
let leastBytes: usize = 0
let fixedPorts: usize = 0

/** Where TypeScript has laid what is known of endpoints and services, a byte each. */
export function setCast (roamingAt: usize, highPortsAt: usize, profilesAt: usize, leastBytesAt: usize, fixedPortsAt: usize): void {
  roaming = roamingAt
  highPorts = highPortsAt
  profiles = profilesAt
  leastBytes = leastBytesAt
  fixedPorts = fixedPortsAt
}

export function roams (client: u32): bool { return byteAt(roaming, client) === 1 }
export function profileOf (service: u32): u32 { return byteAt(profiles, service) }
export function leastBytesOf (service: u32): u32 { return byteAt(leastBytes, service) }

/** What is on a card: four numbers of 16 bits. */
export type CardData = u64

export function clientOf (face: CardData): u32 { return <u32>face & 0xffff }
export function serverOf (face: CardData): u32 { return <u32>face >>> 16 }
export function serviceOf (face: CardData): u32 { return <u32>(face >>> 32) & 0xffff }
function firstPortOf (face: CardData): u32 { return <u32>(face >>> 48) }

export const ALWAYS: i32 = -1
export const NEVER: i32 = -2

// The ranges that clients take their ports from: Linux since 3.2; IANA and Windows.
function firstOfRange (face: CardData): u32 { return byteAt(highPorts, clientOf(face)) === 1 ? 49_152 : 32_768 }
function sizeOfRange (face: CardData): u32 { return byteAt(highPorts, clientOf(face)) === 1 ? 16_384 : 28_232 }
function hasFixedPort (face: CardData): bool { return byteAt(fixedPorts, serviceOf(face)) === 1 }

/** The client's port in a turn: the service's, or one of its range that moves on by one with every turn. */
export function clientPortOf (face: CardData, turn: u32): u32 {
  const port = firstPortOf(face)
  if (hasFixedPort(face)) return port
  const many = sizeOfRange(face)
  return port + turn < firstOfRange(face) + many ? port + turn : port + turn - many
}

/** The turn in which the client has that port: 0 to 255, ALWAYS or NEVER. */
export function phaseOfPort (face: CardData, port: u32): i32 {
  const turns = <i32>port - <i32>firstPortOf(face)
  if (hasFixedPort(face)) return turns === 0 ? ALWAYS : NEVER
  const first = firstOfRange(face)
  const many = sizeOfRange(face)
  const turn = turns < 0 ? turns + <i32>many : turns
  return port >= first && port < first + many && turn < 256 ? turn : NEVER
}

export class Deck {
  // By column: the shortest and longest sessions (ms).
  private readonly shortest: StaticArray<i64> = new StaticArray<i64>(COLUMNS)
  private readonly longest: StaticArray<i64> = new StaticArray<i64>(COLUMNS)
  longestOfAll: i64 = 0

  /** `key` draws the octets of who roams; `cards`, `shortests` and `longests` (ms, doubles by column) lie where TypeScript has laid them. */
  constructor (private readonly key: u32, private readonly cards: usize, shortests: usize, longests: usize) {
    for (let column = 0; column < COLUMNS; column++) {
      this.shortest[column] = <i64>doubleAt(shortests, column)
      this.longest[column] = <i64>doubleAt(longests, column)
      this.longestOfAll = max(this.longestOfAll, this.longest[column])
    }
  }

  /** Between which bounds the sessions of a column last (ms). */
  shortestOf (column: u32): i64 { return this.shortest[column] }
  longestOf (column: u32): i64 { return this.longest[column] }

  dataOf (card: u32): CardData {
    return load<u64>(this.cards + (<usize>card << 3))
  }

  /** The last octet of a roaming client in a turn: each of 0 to 255 once in 256 turns. */
  octetOf (card: u32, turn: u32): u32 {
    const bits = draw(this.key ^ 0x0c7e7, card)
    return (turn * (bits | 1) + (bits >>> 8)) & 255
  }

  /** The turn in which the roaming client of a card has that last octet. */
  phaseOfOctet (card: u32, octet: u32): i32 {
    let turn: u32 = 0
    while (this.octetOf(card, turn) !== octet) turn++
    return turn
  }
}
