/**
 * Who talks to whom: 65 536 cards, each a client, a server and a service. A popular combination is on many cards.
 *
 * A deck is 256 rows of 256 columns (card = row x 256 + column). A column is a class of durations: column 0 holds the
 * shortest sessions of the deck, column 255 the longest, and every row has one card of each.
 *
 * Each traffic pattern gets cards by its weight, each card its client, server, service and duration by their shares.
 */
import { CARDS, COLUMNS } from '../kernel/assembly/shared/sizes.ts'
import { CLIENT_PORTS, type Cast } from './cast.ts'
import { draw } from './draw.ts'
import { fillByShare, type Group } from './group.ts'
import { permute } from './permutation.ts'
import { durationAt, PROFILES } from './session-profile.ts'

const BOUNDS = COLUMNS + 1 // values by which 256 columns are bounded

// Scratch tables, filled anew for each deck: otherwise every world would leave megabytes to the garbage collector.
const patternByCard = new Uint16Array(CARDS)
const [clientRuns, serverRuns, serviceRuns] = [new Uint16Array(CARDS), new Uint16Array(CARDS), new Uint16Array(CARDS)]
const cardsByPattern = new Uint16Array(CARDS * 3) // client, server, service
const durationByCard = new Float64Array(CARDS)
const classByCard = new Uint16Array(CARDS)
const cardsByDuration = new Uint32Array(CARDS)

export interface Deck {
  /** Four numbers a card: its client, its server and its service, as indices into the cast, and the client's port in phase 0. */
  readonly cards: Uint16Array
  /** By column: the shortest and longest duration, in ms. */
  readonly shortest: Float64Array
  readonly longest: Float64Array
  /** By profile, 257 values: the share of the profile's cards that lie in columns before each column; all 0 where it has no card. */
  readonly columnShares: Float64Array
}

/** Which clients use which services of which servers, and how much of the stream that is. Members of groups are indices into the cast. */
export interface TrafficPattern {
  readonly weight: number
  readonly clients: Group
  readonly servers: Group
  readonly services: Group
}

/** Durations are multiples of `resolution` ms. The shortest and longest duration of a column differ by at most `widest` ms. */
export function buildDeck (key: number, cast: Cast, patterns: readonly TrafficPattern[], resolution: number, widest: number): Deck {
  fillByShare({ members: [...patterns.keys()], weights: patterns.map(({ weight }) => weight) }, patternByCard, key)
  for (let first = 0, end = 0; first < CARDS; first = end) {
    const number = patternByCard[first]!
    while (end < CARDS && patternByCard[end] === number) end++
    const count = end - first
    const { clients, servers, services } = patterns[number]!
    const clientRun = fillByShare(clients, clientRuns.subarray(0, count), key + number * 3)
    const serverRun = fillByShare(servers, serverRuns.subarray(0, count), key + number * 3 + 1)
    const serviceRun = fillByShare(services, serviceRuns.subarray(0, count), key + number * 3 + 2)
    // Servers are taken in order, clients and services in strides: so each run meets every part of the others.
    const clientStride = strideNear(count, 0.618)
    const serviceStride = strideNear(count, 0.276)
    for (let card = first, i = 0, j = 0; card < end; card++) {
      cardsByPattern[card * 3] = clientRun[i]!
      cardsByPattern[card * 3 + 1] = serverRun[card - first]!
      cardsByPattern[card * 3 + 2] = serviceRun[j]!
      durationByCard[card] = Math.floor(durationAt(cast.services[serviceRun[j]!]!.profile, draw(key ^ 0xd0, card) / 4_294_967_296))
      i = (i + clientStride) % count
      j = (j + serviceStride) % count
    }
  }
  return sortIntoColumns(key, cast, resolution, widest)
}

/** A stride near that part of the length, and prime to the length, so that it visits every index once. */
function strideNear (length: number, part: number): number {
  let stride = Math.max(1, Math.floor(length * part))
  while (gcd(stride, length) !== 1) stride++
  return stride
}

const gcd = (a: number, b: number): number => b === 0 ? a : gcd(b, a % b)

/** Sorts the cards by duration into columns. Inside a column a permutation says which row gets which card. */
function sortIntoColumns (key: number, cast: Cast, resolution: number, widest: number): Deck {
  sortCardsByDuration()
  const cards = new Uint16Array(CARDS * 4)
  const shortest = new Float64Array(COLUMNS)
  const longest = new Float64Array(COLUMNS)
  const columnShares = new Float64Array(PROFILES.length * BOUNDS)
  const clientPorts = Uint16Array.from(cast.services, ({ clientPort = 0 }) => clientPort)
  for (let column = 0; column < COLUMNS; column++) {
    const order = draw(key ^ 0x57ac, column)
    let [least, most] = [Infinity, 0]
    for (let before = column; before < columnShares.length; before += BOUNDS) columnShares[before + 1] = columnShares[before]!
    for (let i = 0; i < 256; i++) {
      const from = cardsByDuration[column * 256 + i]!
      const to = permute(order, i) * 256 + column
      const client = cardsByPattern[from * 3]!
      const service = cardsByPattern[from * 3 + 2]!
      const ports = cast.highPorts[client] === 1 ? CLIENT_PORTS.high : CLIENT_PORTS.low
      cards[to * 4] = client
      cards[to * 4 + 1] = cardsByPattern[from * 3 + 1]!
      cards[to * 4 + 2] = service
      cards[to * 4 + 3] = cast.fixedPorts[service] === 1 ? clientPorts[service]! : ports.first + draw(key, to) % ports.count
      columnShares[cast.profiles[service]! * BOUNDS + column + 1]!++
      least = Math.min(least, durationByCard[from]!)
      most = Math.max(most, durationByCard[from]!)
    }
    shortest[column] = least - least % resolution
    most = Math.min(most, shortest[column]! + widest)
    longest[column] = most - most % resolution
  }
  for (let first = 0; first < columnShares.length; first += BOUNDS) {
    const total = columnShares[first + COLUMNS]! || 1
    for (let column = 0; column <= COLUMNS; column++) columnShares[first + column]! /= total
  }
  return { cards, shortest, longest, columnShares }
}

const CLASSES_PER_DOUBLING = 64
const CLASSES = 32 * CLASSES_PER_DOUBLING // up to 2^32 ms

/** A counting sort of the card numbers by the logarithm of their durations. */
function sortCardsByDuration (): void {
  const next = new Uint32Array(CLASSES + 1)
  for (let card = 0; card < CARDS; card++) {
    const durationClass = classByCard[card] = Math.floor(Math.log2(durationByCard[card]! + 1) * CLASSES_PER_DOUBLING)
    next[durationClass + 1]!++
  }
  for (let i = 1; i < CLASSES; i++) next[i]! += next[i - 1]!
  for (let card = 0; card < CARDS; card++) cardsByDuration[next[classByCard[card]!]!++] = card
}
