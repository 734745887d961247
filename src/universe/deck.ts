/**
 * Who talks to whom: 65 536 cards, each a client, a server and a service, popular ones on many cards.
 *
 * Cards lie in 256 hands of 256 columns (card = hand x 256 + column). A column is a class of durations: column 0 holds the
 * shortest sessions of the deck, column 255 the longest, and every hand has one card of each.
 */
import { draw } from './draw.ts'
import { CLIENT_PORTS, type Cast } from './cast.ts'

export const CARDS = 65_536
export const COLUMNS = 256

export interface Deck {
  readonly key: number
  readonly cast: Cast
  /** All durations are multiples of this many ms. */
  readonly resolution: number
  /** Four numbers a card, side by side since they are read together: read them by clientOf, serverOf, serviceOf and clientPortOf. */
  readonly cards: Uint16Array
  /** By column: the shortest and longest duration, in ms. */
  readonly shortest: Float64Array
  readonly longest: Float64Array
  /** By the number of a profile: the share of its cards that lie in columns before each column, 257 values; empty where it has none. */
  readonly within: readonly Float64Array[]
}

/** Indices into the endpoints and services of the cast. */
export const clientOf = ({ cards }: Deck, card: number): number => cards[card * 4]!
export const serverOf = ({ cards }: Deck, card: number): number => cards[card * 4 + 1]!
export const serviceOf = ({ cards }: Deck, card: number): number => cards[card * 4 + 2]!
/** The client's port in turn 0. */
const firstPortOf = ({ cards }: Deck, card: number): number => cards[card * 4 + 3]!

export const roams = ({ cast }: Deck, client: number): boolean => cast.roams[client] === 1

/** Lays a card. */
export function layCard (cards: Uint16Array, { endpoints, services }: Cast, key: number, card: number, client: number, server: number, service: number): void {
  const { first, many } = CLIENT_PORTS[endpoints[client]!.ports]
  cards[card * 4] = client
  cards[card * 4 + 1] = server
  cards[card * 4 + 2] = service
  cards[card * 4 + 3] = services[service]!.clientPort ?? first + draw(key, card) % many
}

export const ALWAYS = -1
export const NEVER = -2

/** The client's port of a card in a turn: the service's, or one of its range that moves on by one with every turn. */
export function clientPortOf (deck: Deck, card: number, turn: number): number {
  const port = firstPortOf(deck, card)
  if (deck.cast.fixedPorts[serviceOf(deck, card)] === 1) return port
  const { first, many } = portsOf(deck, card)
  return port + turn < first + many ? port + turn : port + turn - many
}

/** The turn in which a card's client has that port: 0 to 255, ALWAYS or NEVER. */
export function turnOfPort (deck: Deck, card: number, port: number): number {
  const turns = port - firstPortOf(deck, card)
  if (deck.cast.fixedPorts[serviceOf(deck, card)] === 1) return turns === 0 ? ALWAYS : NEVER
  const { first, many } = portsOf(deck, card)
  const turn = turns < 0 ? turns + many : turns
  return port >= first && port < first + many && turn < 256 ? turn : NEVER
}

/** The range that a card's client takes its ports from. */
const portsOf = (deck: Deck, card: number) => deck.cast.highPorts[clientOf(deck, card)] === 1 ? CLIENT_PORTS.high : CLIENT_PORTS.low

/** The last octet of a roaming client in a turn: each of 0 to 255 once in 256 turns. */
export function octetOf (deck: Deck, card: number, turn: number): number {
  const bits = draw(deck.key ^ 0x0c7e7, card)
  return (turn * (bits | 1) + (bits >>> 8)) & 255
}

/** The turn in which a roaming client has that address: 0 to 255, or NEVER. */
export function turnOfAddress (deck: Deck, card: number, ip: string): number {
  const octet = ip.slice(deck.cast.endpoints[clientOf(deck, card)]!.ip.length)
  for (let turn = 0; turn < 256; turn++) {
    if (octet === String(octetOf(deck, card, turn))) return turn
  }
  return NEVER
}
