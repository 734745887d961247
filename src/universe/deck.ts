/**
 * Who talks to whom: 65 536 cards, each a client, a server and a service. A popular combination is on many cards.
 *
 * A deck is 256 rows of 256 columns (card = row x 256 + column). A column is a class of durations: column 0 holds the
 * shortest sessions of the deck, column 255 the longest, and every row has one card of each.
 */
import { CLIENT_PORTS, type Cast } from './cast.ts'
import { draw } from './draw.ts'

export interface Deck {
  /** Four numbers a card: its client, its server and its service, as indices into the cast, and the client's port in phase 0. */
  readonly cards: Uint16Array
  /** By column: the shortest and longest duration, in ms. */
  readonly shortest: Float64Array
  readonly longest: Float64Array
  /** By profile, 257 values: the share of the profile's cards that lie in columns before each column; all 0 where it has no card. */
  readonly columnShares: Float64Array
}

export function setCard (cards: Uint16Array, { endpoints, services }: Cast, key: number, card: number, client: number, server: number, service: number): void {
  const { first, count } = CLIENT_PORTS[endpoints[client]!.portRange]
  cards[card * 4] = client
  cards[card * 4 + 1] = server
  cards[card * 4 + 2] = service
  cards[card * 4 + 3] = services[service]!.clientPort ?? first + draw(key, card) % count
}
