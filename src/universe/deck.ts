/**
 * Who talks to whom: 65 536 cards, each a client, a server and a service, popular ones on many cards.
 *
 * Cards lie in 256 hands of 256 columns (card = hand x 256 + column). A column is a class of durations: column 0 holds the
 * shortest sessions of the deck, column 255 the longest, and every hand has one card of each.
 */
import { CLIENT_PORTS, type Cast } from './cast.ts'
import { draw } from './draw.ts'

export interface Deck {
  /** Four numbers a card: its client, its server and its service, as indices into the cast, and the client's port in turn 0. */
  readonly cards: Uint16Array
  /** By column: the shortest and longest duration, in ms. */
  readonly shortest: Float64Array
  readonly longest: Float64Array
  /** Of each profile the share of its cards that lie in columns before each column, 257 values; empty where it has none. */
  readonly columnShares: Float64Array
}

/** Lays a card. */
export function layCard (cards: Uint16Array, { endpoints, services }: Cast, key: number, card: number, client: number, server: number, service: number): void {
  const { first, many } = CLIENT_PORTS[endpoints[client]!.ports]
  cards[card * 4] = client
  cards[card * 4 + 1] = server
  cards[card * 4 + 2] = service
  cards[card * 4 + 3] = services[service]!.clientPort ?? first + draw(key, card) % many
}
