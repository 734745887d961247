/** Scenes become a deck: each scene gets cards by its weight, each card its client, server, service and duration by their shares. */
import type { Cast } from './cast.ts'
import { CARDS, COLUMNS, type Deck } from './deck.ts'
import { draw } from './draw.ts'
import { share, type Group } from './group.ts'
import { permute } from './permutation.ts'
import { PROFILES, STEPS } from './profile.ts'

/** Who speaks what to whom, and how much of the stream it is. Members of groups are indices into the cast. */
export interface Scene {
  readonly weight: number
  readonly clients: Group
  readonly servers: Group
  readonly services: Group
}

/** `widest` is how far apart (ms) the shortest and the longest duration of a column may be. */
export function castDeck (key: number, cast: Cast, scenes: readonly Scene[], widest: number): Deck {
  const src = new Uint16Array(CARDS)
  const dst = new Uint16Array(CARDS)
  const service = new Uint16Array(CARDS)
  const durations = new Float64Array(CARDS)

  const { members: order, weights } = { members: scenes.map((_, i) => i), weights: scenes.map(({ weight }) => weight) }
  const sceneOf = share({ members: order, weights }, CARDS, key)
  for (let first = 0; first < CARDS;) {
    const number = sceneOf[first]!
    let end = first
    while (end < CARDS && sceneOf[end] === number) end++
    const many = end - first
    const { clients, servers, services } = scenes[number]!
    const parts = [clients, servers, services].map((group, part) => share(group, many, key + number * 3 + part))
    const [a, b] = [stride(many, 0.618), stride(many, 0.276)] // runs of clients and of services fall across those of servers
    for (let i = 0; i < many; i++) {
      const card = first + i
      src[card] = parts[0]![i * a % many]!
      dst[card] = parts[1]![i]!
      service[card] = parts[2]![i * b % many]!
      const table = PROFILES[cast.services[service[card]!]!.profile]!.durations
      durations[card] = Math.floor(table[draw(key ^ 0xd0, card) % (STEPS + 1)]!)
    }
    first = end
  }
  return stack(key, cast, src, dst, service, durations, widest)
}

/** A step near that part of the length which comes by every place once. */
function stride (many: number, part: number): number {
  let step = Math.max(1, Math.floor(many * part))
  while (gcd(step, many) !== 1) step++
  return step
}

const gcd = (a: number, b: number): number => b === 0 ? a : gcd(b, a % b)

/** Sorts the cards by duration into columns, and within a column into hands at random. */
function stack (key: number, cast: Cast, srcs: Uint16Array, dsts: Uint16Array, services: Uint16Array, durations: Float64Array, widest: number): Deck {
  const sorted = byDuration(durations)
  const src = new Uint16Array(CARDS)
  const dst = new Uint16Array(CARDS)
  const service = new Uint16Array(CARDS)
  const shortest = new Float64Array(COLUMNS)
  const longest = new Float64Array(COLUMNS)
  const counts = PROFILES.map(() => new Float64Array(COLUMNS + 1))
  for (let column = 0; column < COLUMNS; column++) {
    const bits = draw(key ^ 0x57ac, column)
    for (const profile of counts) profile[column + 1] = profile[column]!
    let least = Infinity; let most = 0
    for (let row = 0; row < 256; row++) {
      const from = sorted[column * 256 + row]!
      const card = permute(bits, row) * 256 + column
      src[card] = srcs[from]!
      dst[card] = dsts[from]!
      service[card] = services[from]!
      counts[cast.services[services[from]!]!.profile]![column + 1]!++
      least = Math.min(least, durations[from]!)
      most = Math.max(most, durations[from]!)
    }
    shortest[column] = least
    longest[column] = Math.min(most, least + widest)
  }
  const within = counts.map(count => count.map(before => before / (count[COLUMNS]! || 1)))
  return { key, cast, src, dst, service, shortest, longest, within }
}

/** Card numbers by duration: a counting sort by its logarithm, 64 steps to an octave. */
function byDuration (durations: Float64Array): Uint32Array {
  const keys = Uint16Array.from(durations, duration => Math.floor(Math.log2(duration + 1) * 64))
  const next = new Uint32Array(65_536)
  for (const key of keys) next[key + 1]!++
  for (let key = 1; key < 65_536; key++) next[key]! += next[key - 1]!
  const sorted = new Uint32Array(keys.length)
  for (let card = 0; card < keys.length; card++) sorted[next[keys[card]!]!++] = card
  return sorted
}
