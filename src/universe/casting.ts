/** Scenes become a deck: each scene gets cards by its weight, each card its client, server, service and duration by their shares. */
import { CARDS, COLUMNS } from '../kernel/assembly/shared/sizes.ts'
import type { Cast } from './cast.ts'
import { layCard, type Deck } from './deck.ts'
import { draw } from './draw.ts'
import { share, type Group } from './group.ts'
import { permute } from './permutation.ts'
import { durationAt, PROFILES } from './profile.ts'

const RUN = COLUMNS + 1 // values of a profile's shares

// What a deck is made on, filled anew for each: otherwise every world would leave megabytes of it behind.
const scenesByCard = new Uint16Array(CARDS)
const [clientRuns, serverRuns, serviceRuns] = [new Uint16Array(CARDS), new Uint16Array(CARDS), new Uint16Array(CARDS)]
const unsorted = new Uint16Array(CARDS * 3) // client, server, service
const durations = new Float64Array(CARDS)
const classes = new Uint16Array(CARDS)
const sorted = new Uint32Array(CARDS)

/** Who speaks what to whom, and how much of the stream it is. Members of groups are indices into the cast. */
export interface Scene {
  readonly weight: number
  readonly clients: Group
  readonly servers: Group
  readonly services: Group
}

/** Durations are multiples of `resolution` ms; `widest` is how far apart (ms) the shortest and the longest duration of a column may be. */
export function castDeck (key: number, cast: Cast, scenes: readonly Scene[], resolution: number, widest: number): Deck {
  const profiles = cast.services.map(({ profile }) => profile)

  share({ members: [...scenes.keys()], weights: scenes.map(({ weight }) => weight) }, scenesByCard, key)
  for (let first = 0, end = 0; first < CARDS; first = end) {
    const number = scenesByCard[first]!
    while (end < CARDS && scenesByCard[end] === number) end++
    const many = end - first
    const { clients, servers, services } = scenes[number]!
    const client = share(clients, clientRuns.subarray(0, many), key + number * 3)
    const server = share(servers, serverRuns.subarray(0, many), key + number * 3 + 1)
    const spoken = share(services, serviceRuns.subarray(0, many), key + number * 3 + 2)
    // The runs of clients and of services are laid across those of servers.
    const clientStep = stride(many, 0.618)
    const spokenStep = stride(many, 0.276)
    for (let card = first, i = 0, j = 0; card < end; card++) {
      unsorted[card * 3] = client[i]!
      unsorted[card * 3 + 1] = server[card - first]!
      unsorted[card * 3 + 2] = spoken[j]!
      durations[card] = Math.floor(durationAt(profiles[spoken[j]!]!, draw(key ^ 0xd0, card) / 4_294_967_296))
      i = (i + clientStep) % many
      j = (j + spokenStep) % many
    }
  }
  return stack(key, cast, resolution, widest)
}

/** A step near that part of the length which comes by every place once. */
function stride (many: number, part: number): number {
  let step = Math.max(1, Math.floor(many * part))
  while (gcd(step, many) !== 1) step++
  return step
}

const gcd = (a: number, b: number): number => b === 0 ? a : gcd(b, a % b)

/** Sorts the cards by duration into columns, and within a column into hands at random. */
function stack (key: number, cast: Cast, resolution: number, widest: number): Deck {
  sortByDuration()
  const cards = new Uint16Array(CARDS * 4)
  const shortest = new Float64Array(COLUMNS).fill(Infinity)
  const longest = new Float64Array(COLUMNS)
  const columnShares = new Float64Array(PROFILES.length * RUN)
  for (let column = 0; column < COLUMNS; column++) {
    const bits = draw(key ^ 0x57ac, column)
    for (let before = column; before < columnShares.length; before += RUN) columnShares[before + 1] = columnShares[before]!
    for (let row = 0; row < 256; row++) {
      const from = sorted[column * 256 + row]!
      const to = permute(bits, row) * 256 + column
      const service = unsorted[from * 3 + 2]!
      layCard(cards, cast, key, to, unsorted[from * 3]!, unsorted[from * 3 + 1]!, service)
      columnShares[cast.profiles[service]! * RUN + column + 1]!++
      shortest[column] = Math.min(shortest[column]!, durations[from]!)
      longest[column] = Math.max(longest[column]!, durations[from]!)
    }
    shortest[column]! -= shortest[column]! % resolution
    longest[column] = Math.min(longest[column]!, shortest[column]! + widest)
    longest[column]! -= longest[column]! % resolution
  }
  for (let run = 0; run < columnShares.length; run += RUN) {
    const all = columnShares[run + COLUMNS]! || 1
    for (let column = 0; column <= COLUMNS; column++) columnShares[run + column]! /= all
  }
  return { cards, shortest, longest, columnShares }
}

const OCTAVE = 64 // classes of duration in one doubling
const CLASSES = 32 * OCTAVE

/** Card numbers by duration: a counting sort by its logarithm. */
function sortByDuration (): void {
  const next = new Uint32Array(CLASSES + 1)
  for (let card = 0; card < CARDS; card++) {
    const found = classes[card] = Math.floor(Math.log2(durations[card]! + 1) * OCTAVE)
    next[found + 1]!++
  }
  for (let i = 1; i < CLASSES; i++) next[i]! += next[i - 1]!
  for (let card = 0; card < CARDS; card++) sorted[next[classes[card]!]!++] = card
}
