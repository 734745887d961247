/** A world: every flow that one firewall ever logged, as a few streams. */
import { STREAMS } from '../kernel/assembly/shared/sizes.ts'
import { createKernel, type Kernel } from '../kernel/kernel.ts'
import type { Cast } from './cast.ts'
import { keyOf } from './draw.ts'
import { createLogIds, type LogIds } from './log-id.ts'
import type { OwnRecords } from './own-records.ts'
import { BANK, INVERSE } from './permutation.ts'
import { populate } from './population.ts'
import { LEAST_PACKETS, SIZES } from './session-profile.ts'
import type { UniverseSettings } from './settings.ts'
import { computedStream, storedStream, type Stream } from './stream.ts'
import { textsOf } from './texts.ts'

export interface Universe {
  readonly kernel: Kernel
  readonly cast: Cast
  readonly own: OwnRecords | undefined
  /** All streams, the own records last. */
  readonly streams: readonly Stream[]
  readonly computedStreams: readonly Stream[]
  /** The serial number (number x 8 + stream) of the record with this id, or undefined where this world never gave the id to a record. */
  serialOf (logId: string): number | undefined
  /** Keeps nothing else of the world alive. */
  readonly logIdOf: (serial: number) => string
}

const OWN_STREAM = 7 // the last stream for which serial numbers have room

/** `key` is the world's. */
export function createUniverse (settings: UniverseSettings, own: OwnRecords | undefined, key: number): Universe {
  const { cast, streams } = populate(settings, key)
  const idKey = keyOf(key, 'ids')
  const ids = createLogIds(idKey)
  const kernel = createKernel(textsOf(cast, own))
  loadTables(kernel, cast, own)
  kernel.setIdKey(idKey)
  const computedStreams = streams.map((stream, index) => {
    kernel.addComputedStream(stream)
    return computedStream(kernel, index, cast, ids)
  })
  if (own !== undefined) {
    kernel.addStoredStream({ id: OWN_STREAM, ...own })
    replaceRecords(kernel, computedStreams.length, ids, own)
  }
  return {
    kernel,
    cast,
    own,
    computedStreams,
    streams: own === undefined ? computedStreams : [...computedStreams, storedStream(kernel, computedStreams.length, OWN_STREAM, own)],
    serialOf (logId) {
      const n = own?.numberOf(logId)
      if (n !== undefined) return n * STREAMS + OWN_STREAM
      const serial = ids.read(logId)
      return serial !== undefined && serial % STREAMS < computedStreams.length ? serial : undefined
    },
    logIdOf: logIdNamer(ids, own)
  }
}

/** An own record takes the place of the computed one with its id, so ids stay unique in a world. */
function replaceRecords (kernel: Kernel, streamCount: number, ids: LogIds, { records }: OwnRecords): void {
  const serials = records.flatMap(record => ids.read(record.log_id) ?? [])
  for (let stream = 0; stream < streamCount; stream++) {
    const end = kernel.rank(stream, Number.MAX_SAFE_INTEGER) // the kernel cannot tell when later records start
    const numbers = serials.filter(serial => serial % STREAMS === stream).map(serial => Math.floor(serial / STREAMS)).filter(number => number < end)
    if (numbers.length > 0) kernel.setReplaced(stream, kernel.addTable(Float64Array.from(numbers).sort()), numbers.length)
  }
}

function logIdNamer (ids: LogIds, own: OwnRecords | undefined): Universe['logIdOf'] {
  return serial => own !== undefined && serial % STREAMS === OWN_STREAM ? own.records[Math.floor(serial / STREAMS)]!.log_id : ids.write(serial)
}

function loadTables (kernel: Kernel, { endpoints, services, roams, highPorts, profiles, leastBytes, fixedPorts }: Cast, own: OwnRecords | undefined): void {
  kernel.setPermutations(kernel.addTable(BANK), kernel.addTable(INVERSE))
  kernel.setSessionProfiles(kernel.addTable(SIZES), kernel.addTable(LEAST_PACKETS))
  kernel.setCast(kernel.addTable(roams), kernel.addTable(highPorts), kernel.addTable(profiles), kernel.addTable(leastBytes), kernel.addTable(fixedPorts))
  kernel.allocateFragmentTables(endpoints.length, services.length, own?.records.length ?? 0)
}
