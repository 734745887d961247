/** A world: every flow that one firewall ever logged, as a few streams. */
import { LRUCache } from 'lru-cache'
import type { FlowLog } from '../contract/flow-log.ts'
import { createKernel, type Kernel } from '../kernel/kernel.ts'
import { createCast, type Cast, type ProtocolStyle } from './cast.ts'
import { castDeck, type Scene } from './casting.ts'
import { createCatalogue } from './catalogue.ts'
import type { Deck } from './deck.ts'
import { keyOf } from './draw.ts'
import { createEstate, sitesAt } from './estate.ts'
import { textsOf } from './fragments.ts'
import { createLogIds, type LogIds } from './log-id.ts'
import { sortedOwn, type OwnRecords } from './own-records.ts'
import { BANK, INVERSE } from './permutation.ts'
import { LEAST_PACKETS, SIZES } from './profile.ts'
import { EVEN, MACHINES, OFFICE, sharesOf } from './rhythm.ts'
import { createScenes, type Scenes } from './scenes.ts'
import { createServices } from './services.ts'
import { STREAMS, type Stream } from './stream.ts'
import { dealtStream, ownStream } from './streams.ts'

export interface UniverseSettings {
  readonly seed: number
  /** Flows per second of each firewall; 0 leaves only the own records. */
  readonly rate: number
  /** All event times are multiples of this many ms. */
  readonly resolution: number
  /** How records name their protocol. */
  readonly protocol: ProtocolStyle
  /** The user's own records, which every firewall shows. */
  readonly own: readonly FlowLog[]
}

export interface Universe {
  readonly kernel: Kernel
  readonly cast: Cast
  readonly own: OwnRecords | undefined
  /** All of them, the own records last. */
  readonly streams: readonly Stream[]
  /** Those that are computed. */
  readonly dealt: readonly Stream[]
  /** The place of the record with this id, number x 8 + stream, or undefined where this world has never given it to one. */
  locate (logId: string): number | undefined
  /** The id of the record at a place. Holds on to nothing else of the world. */
  readonly idOf: (place: number) => string
}

const KEPT = 10 // worlds; a deck weighs 516 KiB, a world four of them and its names
const OWN = 7 // the stream of the own records: the last that ids have room for

const NOISE = 0.26 // the share of the rate that is unanswered

/** The computed streams of a world: [scenes, share of the rate, rhythm, how much small spans may be tilted]. */
const DEALT = [
  ['office', 0.43, OFFICE, 1],
  ['machines', 0.28, MACHINES, 1],
  ['sessions', 0.03, OFFICE, 0.8],
  ['noise', NOISE, EVEN, 1]
] as const satisfies ReadonlyArray<readonly [keyof Scenes, number, unknown, number]>

/** Worlds by project and firewall; those last asked for are kept. */
export function createUniverses (settings: UniverseSettings): (projectId: string, firewallId: string) => Universe {
  const worlds = new LRUCache<string, World>({ max: KEPT })
  const own = settings.own.length === 0 ? undefined : sortedOwn(settings.own)
  let last: World | undefined // which is asked for again, mostly
  return (projectId, firewallId) => {
    if (last?.firewallId === firewallId && last.projectId === projectId) return last.universe
    const name = JSON.stringify([projectId, firewallId])
    last = worlds.get(name) ?? { projectId, firewallId, universe: createUniverse(settings, own, keyOf(settings.seed, projectId, firewallId)) }
    worlds.set(name, last)
    return last.universe
  }
}

interface World {
  readonly projectId: string
  readonly firewallId: string
  readonly universe: Universe
}

function createUniverse (settings: UniverseSettings, own: OwnRecords | undefined, key: number): Universe {
  const { cast, streams } = settings.rate === 0 ? { cast: createCast(settings.protocol, [], []), streams: [] } : populate(settings, key)
  const idKey = keyOf(key, 'ids')
  const ids = createLogIds(idKey)
  const kernel = createKernel(textsOf(cast, own))
  furnish(kernel, cast, own)
  kernel.checkBy(idKey)
  const dealt = streams.map((stream, index) => {
    layStream(kernel, index, settings, stream)
    return dealtStream(kernel, index, cast, ids)
  })
  if (own !== undefined) layOwn(kernel, own)
  kernel.ready()
  return {
    kernel,
    cast,
    own,
    dealt,
    streams: own === undefined ? dealt : [...dealt, ownStream(kernel, dealt.length, OWN, own)],
    locate (logId) {
      const n = own?.numberOf(logId)
      if (n !== undefined) return n * STREAMS + OWN
      const place = ids.read(logId)
      return place !== undefined && place % STREAMS < dealt.length ? place : undefined
    },
    idOf: namer(ids, own)
  }
}

function namer (ids: LogIds, own: OwnRecords | undefined): Universe['idOf'] {
  return place => own !== undefined && place % STREAMS === OWN ? own.records[Math.floor(place / STREAMS)]!.log_id : ids.write(place)
}

/** What a computed stream is made of. */
interface StreamParts {
  readonly key: number
  readonly rate: number
  readonly timeKey: number
  readonly rhythm: Float64Array
  readonly burst: Float64Array
  readonly deckKey: number
  readonly deck: Deck
}

function populate ({ rate, resolution, protocol }: UniverseSettings, key: number): { readonly cast: Cast, readonly streams: readonly StreamParts[] } {
  const estate = createEstate(keyOf(key, 'estate'), rate, createCatalogue(keyOf(key, 'names'), sitesAt(rate)))
  const services = createServices()
  const scenes = createScenes(keyOf(key, 'scenes'), estate, services, strayShare(rate, estate.publics.members.length))
  const cast = createCast(protocol, estate.endpoints, services.list)
  const streams = DEALT.map(([name, share, rhythm, bursts]): StreamParts => {
    const streamRate = rate * share
    const list: readonly Scene[] = scenes[name]
    const deckKey = keyOf(key, name, 'deck')
    return {
      key: keyOf(key, name),
      rate: streamRate,
      timeKey: keyOf(key, name, 'time'),
      rhythm: sharesOf(rhythm, estate.zone),
      burst: burstOf(bursts, rate),
      deckKey,
      deck: castDeck(deckKey, cast, list, resolution, widestAt(streamRate))
    }
  })
  return { cast, streams }
}

function furnish (kernel: Kernel, { endpoints, services, roams, highPorts, profiles, leastBytes, fixedPorts }: Cast, own: OwnRecords | undefined): void {
  kernel.shuffles(kernel.put(BANK), kernel.put(INVERSE))
  kernel.profiles(kernel.put(SIZES), kernel.put(LEAST_PACKETS))
  kernel.cast(kernel.put(roams), kernel.put(highPorts), kernel.put(profiles), kernel.put(leastBytes), kernel.put(fixedPorts))
  kernel.fragments(endpoints.length, services.length, own?.records.length ?? 0)
}

function layStream (kernel: Kernel, id: number, { resolution }: UniverseSettings, { key, rate, timeKey, rhythm, burst, deckKey, deck }: StreamParts): void {
  const { cards, shortest, longest, within } = deck
  kernel.deal(
    id, Math.max(...longest), resolution, key, rate, timeKey, kernel.put(rhythm), kernel.put(burst),
    deckKey, kernel.put(cards), kernel.put(shortest), kernel.put(longest), kernel.put(within)
  )
}

function layOwn (kernel: Kernel, { records, longest, starts, ends, all, byEnd }: OwnRecords): void {
  kernel.list(OWN, longest, records.length, kernel.put(starts), kernel.put(ends), kernel.put(all), kernel.put(byEnd))
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
