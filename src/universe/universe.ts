/** A world: every flow that one firewall ever logged, as a few streams. */
import { LRUCache } from 'lru-cache'
import type { FlowLog } from '../contract/flow-log.ts'
import { createCast, type ProtocolStyle } from './cast.ts'
import { castDeck, type Scene } from './casting.ts'
import { createCatalogue } from './catalogue.ts'
import { createDealtStream, type DealtStream } from './dealt.ts'
import { keyOf } from './draw.ts'
import { createEstate, sitesAt } from './estate.ts'
import { createListedStream, type ListedStream } from './listed.ts'
import { createLogIds, type LogIds } from './log-id.ts'
import { EVEN, MACHINES, OFFICE, sharesOf } from './rhythm.ts'
import { createScenes, type Scenes } from './scenes.ts'
import { createServices } from './services.ts'
import type { Stream } from './stream.ts'
import { createTimeline } from './timeline.ts'

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
  readonly dealt: readonly DealtStream[]
  readonly own: ListedStream | undefined
  /** All of them, the own records last. */
  readonly streams: ReadonlyArray<DealtStream | ListedStream>
  /** Where the record with this id is, or undefined where this world has never given it to one. */
  locate (logId: string): { readonly stream: Stream, readonly n: number } | undefined
  /** The id of record `n` of the stream with this id. Holds on to nothing else of the world. */
  readonly idOf: (stream: number, n: number) => string
}

const KEPT = 10 // worlds; a deck weighs 516 KiB, a world four of them and its names
const OWN = 7 // the stream of the own records: the last that ids have room for

const NOISE = 0.26 // the share of the rate that is unanswered

/** The streams of a world: [scenes, share of the rate, rhythm, how much small spans may be tilted]. */
const STREAMS = [
  ['office', 0.43, OFFICE, 1],
  ['machines', 0.28, MACHINES, 1],
  ['sessions', 0.03, OFFICE, 0.8],
  ['noise', NOISE, EVEN, 1]
] as const satisfies ReadonlyArray<readonly [keyof Scenes, number, unknown, number]>

/** Worlds by project and firewall; those last asked for are kept. */
export function createUniverses (settings: UniverseSettings): (projectId: string, firewallId: string) => Universe {
  const worlds = new LRUCache<string, Universe>({ max: KEPT })
  const own = settings.own.length === 0 ? undefined : createListedStream(OWN, settings.own)
  return (projectId, firewallId) => {
    const name = JSON.stringify([projectId, firewallId])
    let world = worlds.get(name)
    if (world === undefined) worlds.set(name, world = createUniverse(settings, own, keyOf(settings.seed, projectId, firewallId)))
    return world
  }
}

function createUniverse (settings: UniverseSettings, own: ListedStream | undefined, key: number): Universe {
  const ids = createLogIds(keyOf(key, 'ids'))
  const dealt = settings.rate === 0 ? [] : deal(settings, key, ids)
  return {
    dealt,
    own,
    streams: own === undefined ? dealt : [...dealt, own],
    locate (logId) {
      const listed = own?.numberOf(logId)
      if (own !== undefined && listed !== undefined) return { stream: own, n: listed }
      const read = ids.read(logId)
      const stream = read && dealt[read.stream]
      return stream && { stream, n: read.n }
    },
    idOf: namer(ids, own)
  }
}

function namer (ids: LogIds, own: ListedStream | undefined): Universe['idOf'] {
  return (stream, n) => stream === OWN && own !== undefined ? own.flowLogAt(n).log_id : ids.write(stream, n)
}

function deal ({ rate, resolution, protocol }: UniverseSettings, key: number, ids: LogIds): DealtStream[] {
  const estate = createEstate(keyOf(key, 'estate'), rate, createCatalogue(keyOf(key, 'names'), sitesAt(rate)))
  const services = createServices()
  const scenes = createScenes(keyOf(key, 'scenes'), estate, services, strayShare(rate, estate.publics.members.length))
  const cast = createCast(protocol, estate.endpoints, services.list)
  return STREAMS.map(([name, share, rhythm, bursts], id) => {
    const streamRate = rate * share
    const list: readonly Scene[] = scenes[name]
    return createDealtStream({
      id,
      ids,
      key: keyOf(key, name),
      deck: castDeck(keyOf(key, name, 'deck'), cast, list, resolution, widestAt(streamRate)),
      timeline: createTimeline({ key: keyOf(key, name, 'time'), rate: streamRate, resolution, rhythm: sharesOf(rhythm, estate.zone), burst: burstOf(bursts, rate) })
    })
  })
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
