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
  /** By card: indices into the cast's endpoints and services. */
  readonly src: Uint16Array
  readonly dst: Uint16Array
  readonly service: Uint16Array
  /** By column: the shortest and longest duration, in ms. */
  readonly shortest: Float64Array
  readonly longest: Float64Array
  /** By profile: the share of its cards that lie in columns before each column, 257 values; empty where it has none. */
  readonly within: readonly Float64Array[]
}

/** The client's port of a card in a turn: one service's fixed port, or one that moves on by one with every turn. */
export function clientPortOf (deck: Deck, card: number, turn: number): number {
  const fixed = deck.cast.services[deck.service[card]!]!.clientPort
  if (fixed !== undefined) return fixed
  const [first, many] = CLIENT_PORTS[deck.cast.endpoints[deck.src[card]!]!.ports]!
  return first + (draw(deck.key, card) + turn) % many
}

/** The last octet of a roaming client in a turn: each of 0 to 255 once in 256 turns. */
export function octetOf (deck: Deck, card: number, turn: number): number {
  const bits = draw(deck.key ^ 0x0c7e7, card)
  return (turn * (bits | 1) + (bits >>> 8)) & 255
}
