/** Who is in a world and what they do: its cast and its computed streams, made once. */
import { LRUCache } from 'lru-cache'
import type { ComputedTables } from '../kernel/kernel.ts'
import { createCast, type Cast } from './cast.ts'
import { buildDeck } from './deck.ts'
import { createCatalogue } from './catalogue.ts'
import { keyOf } from './draw.ts'
import { createEstate, siteCountAt, type Estate } from './estate.ts'
import { EVEN, MACHINES, OFFICE, sharesOf } from './rhythm.ts'
import { createTrafficPatterns, type TrafficPatterns } from './traffic-patterns.ts'
import { createServices } from './services.ts'
import { RESOLUTIONS, type UniverseSettings } from './settings.ts'

export interface Population {
  readonly cast: Cast
  readonly streams: readonly ComputedTables[]
}

const NOISE_SHARE = 0.26 // the share of all flows that nobody answers

/** The computed streams of a world: [traffic patterns, share of the rate, rhythm, strength of bursts]. */
const COMPUTED_STREAMS = [
  ['office', 0.43, OFFICE, 1],
  ['machines', 0.28, MACHINES, 1],
  ['sessions', 0.03, OFFICE, 0.8],
  ['noise', NOISE_SHARE, EVEN, 1]
] as const satisfies ReadonlyArray<readonly [keyof TrafficPatterns, number, unknown, number]>

const MOST_POPULATIONS = 2 // one takes some 2.5 MB

/** Those made last, for all mocks of this process: who tests with `createMock` makes one mock after the other, most of the same world. */
const populations = new LRUCache<string, Population>({ max: MOST_POPULATIONS })

type PopulationSettings = Pick<UniverseSettings, 'rate' | 'resolution' | 'protocol'>

/** `key` is the world's. Yields between its pieces, of some ms each, where it is not known yet. */
export function * populate (settings: PopulationSettings, key: number): Generator<void, Population> {
  const name = [key, settings.rate, settings.resolution, settings.protocol].join()
  const population = populations.get(name) ?? (yield * newPopulation(settings, key))
  populations.set(name, population)
  return population
}

function * newPopulation ({ rate, resolution, protocol }: PopulationSettings, key: number): Generator<void, Population> {
  const tick = RESOLUTIONS[resolution]
  if (rate === 0) return { cast: createCast(protocol, [], []), streams: [] }
  const estate = estateOf(rate, key)
  yield
  const services = createServices()
  const patterns = createTrafficPatterns(keyOf(key, 'scenes'), estate, services, strayShare(rate, estate.publics.members.length)) // an older name: every seed depends on it
  yield
  const cast = createCast(protocol, estate.endpoints, services.list)
  const streams: ComputedTables[] = []
  for (const [name, share, rhythm, burst] of COMPUTED_STREAMS) {
    yield
    const streamRate = rate * share
    const deckKey = keyOf(key, name, 'deck')
    streams.push({
      key: keyOf(key, name),
      rate: streamRate,
      resolution: tick,
      timeKey: keyOf(key, name, 'time'),
      rhythm: sharesOf(rhythm, estate.zone),
      burst: burstOf(burst, rate),
      deckKey,
      ...buildDeck(deckKey, cast, patterns[name], tick, widestAt(streamRate))
    })
  }
  return { cast, streams }
}

/** The hosts of a world. `key` is the world's, `rate` more than 0. */
export function estateOf (rate: number, key: number): Estate {
  return createEstate(keyOf(key, 'estate'), rate, createCatalogue(keyOf(key, 'names'), siteCountAt(rate)))
}

/** Of the sources that one address sees in a day some 900 never come back, whatever the rate (R12 and R14 in docs/realism.md). */
const strayShare = (rate: number, addresses: number) => Math.min(0.3, 900 * addresses / (rate * NOISE_SHARE * 86_400))

/** How wide a column may be (ms). Near the horizon the records of a column are looked at one by one: at high rates columns are kept narrow. */
const widestAt = (rate: number) => Math.max(100, 5_000_000 / rate)

/**
 * How strongly the timeline may tilt a span, by the binary logarithm of its length in ms. Traffic is bursty from flow to flow and steady
 * over hours, so short spans are tilted the most. A span is short if few flows start in it: at a high rate, a minute is steady.
 */
function burstOf (strength: number, rate: number): Float64Array {
  const small = 13 - Math.log2(rate) // 2 ** 13 ms are 8 flows at one per second
  return Float64Array.from({ length: 20 }, (_, log2) => strength * Math.min(0.95, Math.max(0.06, 0.95 - 0.075 * (log2 - small))))
}
