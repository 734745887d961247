/** A world: every flow that one firewall ever logged, as a few streams. */
import { STREAMS } from '../kernel/assembly/shared/sizes.ts'
import { createKernel, type Kernel } from '../kernel/kernel.ts'
import type { Cast } from './cast.ts'
import { keyOf } from './draw.ts'
import { createLogIds, type LogIds } from './log-id.ts'
import type { OwnRecords } from './own-records.ts'
import { BANK, INVERSE } from './permutation.ts'
import { populate } from './population.ts'
import { LEAST_PACKETS, SIZES } from './profile.ts'
import type { UniverseSettings } from './settings.ts'
import { dealtStream, ownStream, type Stream } from './stream.ts'
import { textsOf } from './texts.ts'

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

const OWN = 7 // the stream of the own records: the last that ids have room for

/** `key` is the world's own. */
export function createUniverse (settings: UniverseSettings, own: OwnRecords | undefined, key: number): Universe {
  const { cast, streams } = populate(settings, key)
  const idKey = keyOf(key, 'ids')
  const ids = createLogIds(idKey)
  const kernel = createKernel(textsOf(cast, own))
  furnish(kernel, cast, own)
  kernel.setIdKey(idKey)
  const dealt = streams.map((stream, index) => {
    kernel.addComputedStream(stream)
    return dealtStream(kernel, index, cast, ids)
  })
  if (own !== undefined) kernel.addStoredStream({ id: OWN, ...own })
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

function furnish (kernel: Kernel, { endpoints, services, roams, highPorts, profiles, leastBytes, fixedPorts }: Cast, own: OwnRecords | undefined): void {
  kernel.setPermutations(kernel.addTable(BANK), kernel.addTable(INVERSE))
  kernel.setSessionProfiles(kernel.addTable(SIZES), kernel.addTable(LEAST_PACKETS))
  kernel.setCast(kernel.addTable(roams), kernel.addTable(highPorts), kernel.addTable(profiles), kernel.addTable(leastBytes), kernel.addTable(fixedPorts))
  kernel.allocateFragmentTables(endpoints.length, services.length, own?.records.length ?? 0)
}
