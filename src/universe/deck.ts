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
  /** Four numbers a card, side by side since they are read together: read them by clientOf, serverOf, serviceOf and habitsOf. */
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
/** What the client does with its ports and its address: bits of HABITS. */
const habitsOf = ({ cards }: Deck, card: number): number => cards[card * 4 + 3]!
const HABITS = { fixedPort: 1, highPorts: 2, roams: 4 } as const

export const roams = (deck: Deck, card: number): boolean => (habitsOf(deck, card) & HABITS.roams) !== 0

/** Lays a card. */
export function layCard (cards: Uint16Array, { endpoints, services }: Cast, card: number, client: number, server: number, service: number): void {
  const { roams, ports } = endpoints[client]!
  const fixed = services[service]!.clientPort !== undefined
  cards[card * 4] = client
  cards[card * 4 + 1] = server
  cards[card * 4 + 2] = service
  cards[card * 4 + 3] = (fixed ? HABITS.fixedPort : 0) | (ports === 'high' ? HABITS.highPorts : 0) | (roams ? HABITS.roams : 0)
}

export const ALWAYS = -1
export const NEVER = -2

/** The range that a card's client takes its ports from; undefined where the service has it use one port only. */
function portsOf (deck: Deck, card: number): { readonly first: number, readonly many: number } | undefined {
  const habits = habitsOf(deck, card)
  if ((habits & HABITS.fixedPort) !== 0) return undefined
  return (habits & HABITS.highPorts) !== 0 ? CLIENT_PORTS.high : CLIENT_PORTS.low
}

/** The client's port of a card in a turn: the service's, or one of its range that moves on by one with every turn. */
export function clientPortOf (deck: Deck, card: number, turn: number): number {
  const ports = portsOf(deck, card)
  if (ports === undefined) return deck.cast.services[serviceOf(deck, card)]!.clientPort!
  const port = draw(deck.key, card) % ports.many + turn
  return ports.first + (port < ports.many ? port : port - ports.many)
}

/** The turn in which a card's client has that port: 0 to 255, ALWAYS or NEVER. */
export function turnOfPort (deck: Deck, card: number, port: number): number {
  const ports = portsOf(deck, card)
  if (ports === undefined) return deck.cast.services[serviceOf(deck, card)]!.clientPort === port ? ALWAYS : NEVER
  if (port < ports.first || port >= ports.first + ports.many) return NEVER
  const turns = port - ports.first - draw(deck.key, card) % ports.many
  const turn = turns < 0 ? turns + ports.many : turns
  return turn < 256 ? turn : NEVER
}

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
