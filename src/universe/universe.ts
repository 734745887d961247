/** A world: every flow that one firewall ever logged, as a few streams. */
import { STREAMS } from '../kernel/assembly/shared/sizes.ts'
import { createKernel, type Kernel } from '../kernel/kernel.ts'
import type { Cast } from './cast.ts'
import { keyOf } from './draw.ts'
import { createLogIds, type LogIds } from './log-id.ts'
import { BANK, INVERSE } from './permutation.ts'
import { populate } from './population.ts'
import { LEAST_PACKETS, SIZES } from './session-profile.ts'
import type { UniverseSettings } from './settings.ts'
import { STORED_STREAM, type StoredRecords } from './stored-records.ts'
import { computedStream, storedStream, type Stream } from './stream.ts'
import { textsOf } from './texts.ts'

export interface Universe {
  readonly kernel: Kernel
  readonly cast: Cast
  /** Undefined where there are none. */
  readonly stored: StoredRecords | undefined
  /** All streams, the stored records last. */
  readonly streams: readonly Stream[]
  readonly computedStreams: readonly Stream[]
  /** The serial number (number x 8 + stream) of the record with this id, or undefined where this world never gave the id to a record. */
  serialOf (logId: string): number | undefined
  readonly logIdOf: (serial: number) => string
  /** The same for these two records alone; it keeps nothing else of the world alive. */
  readonly namerOf: (first: number, last: number) => (serial: number) => string
}

/** `key` is the world's. `storedWith` gives the records that are not computed. Yields between its pieces; the last, which sorts the stored records, is long where there are many. */
export function * createUniverse (settings: UniverseSettings, key: number, storedWith: (ids: LogIds) => StoredRecords | undefined): Generator<void, Universe> {
  const { cast, streams } = yield * populate(settings, key)
  yield
  const idKey = keyOf(key, 'ids')
  const ids = createLogIds(idKey)
  const stored = storedWith(ids)
  const kernel = createKernel(textsOf(cast, stored))
  loadTables(kernel, cast, stored)
  kernel.setIdKey(idKey)
  const computedStreams = streams.map((stream, index) => {
    kernel.addComputedStream(stream)
    return computedStream(kernel, index, cast, ids)
  })
  if (stored !== undefined) {
    kernel.addStoredStream({ id: STORED_STREAM, ...stored })
    replaceRecords(kernel, computedStreams.length, ids, stored)
  }
  const logIdOf = (serial: number) => stored !== undefined && isStored(serial) ? stored.logIdAt(Math.floor(serial / STREAMS)) : ids.write(serial)
  return {
    kernel,
    cast,
    stored,
    computedStreams,
    streams: stored === undefined ? computedStreams : [...computedStreams, storedStream(kernel, computedStreams.length, stored)],
    serialOf (logId) {
      const n = stored?.numberOf(logId)
      if (n !== undefined) return n * STREAMS + STORED_STREAM
      const serial = ids.read(logId)
      return serial !== undefined && serial % STREAMS < computedStreams.length ? serial : undefined
    },
    logIdOf,
    namerOf (first, last) {
      return [first, last].some(isStored) ? namerOfTwo(first, logIdOf(first), logIdOf(last)) : ids.write
    }
  }
}

/** Outside of createUniverse, whose variables would live as long as what it returns. */
function namerOfTwo (first: number, firstId: string, lastId: string): (serial: number) => string {
  return serial => serial === first ? firstId : lastId
}

/** An own record takes the place of the computed one with its id, so ids stay unique in a world. */
function replaceRecords (kernel: Kernel, streamCount: number, ids: LogIds, { own: { records } }: StoredRecords): void {
  const serials = records.flatMap(record => ids.read(record.log_id) ?? [])
  for (let stream = 0; stream < streamCount; stream++) {
    const end = kernel.rank(stream, Number.MAX_SAFE_INTEGER) // the kernel cannot tell when later records start
    const numbers = serials.filter(serial => serial % STREAMS === stream).map(serial => Math.floor(serial / STREAMS)).filter(number => number < end)
    if (numbers.length > 0) kernel.setReplaced(stream, kernel.addTable(Float64Array.from(numbers).sort()), numbers.length)
  }
}

const isStored = (serial: number) => serial % STREAMS === STORED_STREAM

function loadTables (kernel: Kernel, { endpoints, services, roams, highPorts, profiles, leastBytes, fixedPorts }: Cast, stored: StoredRecords | undefined): void {
  kernel.setPermutations(kernel.addTable(BANK), kernel.addTable(INVERSE))
  kernel.setSessionProfiles(kernel.addTable(SIZES), kernel.addTable(LEAST_PACKETS))
  kernel.setCast(kernel.addTable(roams), kernel.addTable(highPorts), kernel.addTable(profiles), kernel.addTable(leastBytes), kernel.addTable(fixedPorts))
  kernel.allocateFragmentTables(endpoints.length, services.length, stored?.all.length ?? 0)
}
