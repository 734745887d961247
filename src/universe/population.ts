/** Who is in a world, and what they do: its cast and its computed streams, made once. */
import type { ComputedTables } from '../kernel/kernel.ts'
import { createCast, type Cast } from './cast.ts'
import { castDeck, type Scene } from './casting.ts'
import { createCatalogue } from './catalogue.ts'
import { keyOf } from './draw.ts'
import { createEstate, sitesAt } from './estate.ts'
import { EVEN, MACHINES, OFFICE, sharesOf } from './rhythm.ts'
import { createScenes, type Scenes } from './scenes.ts'
import { createServices } from './services.ts'
import { RESOLUTIONS, type UniverseSettings } from './settings.ts'

export interface Population {
  readonly cast: Cast
  readonly streams: readonly ComputedTables[]
}

const NOISE = 0.26 // the share of the rate that is unanswered

/** The computed streams of a world: [scenes, share of the rate, rhythm, how much small spans may be tilted]. */
const DEALT = [
  ['office', 0.43, OFFICE, 1],
  ['machines', 0.28, MACHINES, 1],
  ['sessions', 0.03, OFFICE, 0.8],
  ['noise', NOISE, EVEN, 1]
] as const satisfies ReadonlyArray<readonly [keyof Scenes, number, unknown, number]>

/** `key` is the world's. */
export function populate ({ rate, resolution, protocol }: Pick<UniverseSettings, 'rate' | 'resolution' | 'protocol'>, key: number): Population {
  const grain = RESOLUTIONS[resolution]
  if (rate === 0) return { cast: createCast(protocol, [], []), streams: [] }
  const estate = createEstate(keyOf(key, 'estate'), rate, createCatalogue(keyOf(key, 'names'), sitesAt(rate)))
  const services = createServices()
  const scenes = createScenes(keyOf(key, 'scenes'), estate, services, strayShare(rate, estate.publics.members.length))
  const cast = createCast(protocol, estate.endpoints, services.list)
  const streams = DEALT.map(([name, share, rhythm, bursts]): ComputedTables => {
    const streamRate = rate * share
    const list: readonly Scene[] = scenes[name]
    const deckKey = keyOf(key, name, 'deck')
    return {
      key: keyOf(key, name),
      rate: streamRate,
      resolution: grain,
      timeKey: keyOf(key, name, 'time'),
      rhythm: sharesOf(rhythm, estate.zone),
      burst: burstOf(bursts, rate),
      deckKey,
      ...castDeck(deckKey, cast, list, grain, widestAt(streamRate))
    }
  })
  return { cast, streams }
}

/** Some 900 of an address's sources of a day are seen once (R12 and R14 in REALISM.md), whatever the rate. */
const strayShare = (rate: number, addresses: number) => Math.min(0.3, 900 * addresses / (rate * NOISE * 86_400))

/** Durations within a column are looked at one by one where they matter: at high rates columns are kept narrow (ms). */
const widestAt = (rate: number) => Math.max(100, 5_000_000 / rate)

/**
 * Small spans are tilted the most: traffic is bursty from flow to flow, steady over hours. Small is what a few flows take,
 * so the more there are of them, the steadier a minute is.
 */
function burstOf (strength: number, rate: number): Float64Array {
  const small = 13 - Math.log2(rate) // 2 ** 13 ms are 8 flows at one per second
  return Float64Array.from({ length: 20 }, (_, log2) => strength * Math.min(0.95, Math.max(0.06, 0.95 - 0.075 * (log2 - small))))
}
