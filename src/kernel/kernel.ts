/**
 * What is done for every record: finding it, measuring it, writing it. It is AssemblyScript (`assembly/`, which `npm run build` makes WebAssembly), since
 * only there are numbers of 64 bits, and bytes sixteen at a time. Each world has a kernel of its own, which lives and dies with it.
 */
import { readFileSync } from 'node:fs'
import { packageFile } from '../package.ts'
import { BYTES_BEGIN, BYTES_END, RESULT_COUNT } from './assembly/shared/results.ts'
import { FIELD_COUNT } from './assembly/shared/record-fields.ts'

/** Texts that records are addTable together from, by index into the cast or by the number of an own record. */
export type FragmentTexts = Readonly<Record<'client' | 'clientRest' | 'server' | 'service' | 'own', (index: number) => string>>

type Table = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array

/** A computed stream. */
export interface ComputedTables {
  /** Of how its records are dealt, placed in time, and of who roams. */
  readonly key: number
  readonly timeKey: number
  readonly deckKey: number
  /** Flows per second. */
  readonly rate: number
  /** All times are multiples of this many ms. */
  readonly resolution: number
  /** The share of a week's flows before each quarter of an hour, 673 values. */
  readonly rhythm: Float64Array
  /** How strongly the noise of a span may tilt its halves, by the binary logarithm of its length in ms, 20 values. */
  readonly burst: Float64Array
  /** See universe/deck.ts. */
  readonly cards: Uint16Array
  readonly shortest: Float64Array
  readonly longest: Float64Array
  readonly columnShares: Float64Array
}

/** The user's own records, the stream of this id; none lasts longer than `longest` ms. */
export interface StoredTables {
  readonly id: number
  readonly longest: number
  readonly starts: Float64Array
  readonly ends: Float64Array
  /** Their numbers, ascending, and latest end first. */
  readonly all: Uint32Array
  readonly byEnd: Uint32Array
}

/** Addresses are where something lies in the kernel's memory. Times are ms since 1970; streams are told by their index. */
interface Calls {
  setPermutations (bank: number, inverse: number): void
  setSessionProfiles (sizes: number, leastPackets: number): void
  setCast (roams: number, highPorts: number, profiles: number, leastBytes: number, fixedPorts: number): void
  allocateFragmentTables (endpoints: number, services: number, ownRecords: number): void
  setIdKey (key: number): void
  setFilter (slot: number, clients: number, servers: number, services: number, port: number, octet: number, numbers: number, count: number): void
  findPage (
    slot: number, from: number, to: number, horizon: number, oldest: number, forward: boolean, limit: number, offset: number, place: number, nextDate: number
  ): number
  pageRecordStream (i: number): number
  pageRecordNumber (i: number): number
  writePage (limit: number, total: number): number
  writeLines (): number
  releasePageBuffer (sheet: number): void
  pageBuffersInUse (): number
  rank (stream: number, t: number): number
  startOf (stream: number, n: number): number
  endOf (stream: number, n: number): number
  cardOf (stream: number, n: number): number
  descents (): number
}

interface Exports extends Calls {
  addComputedStream (
    key: number, rate: number, resolution: number, timeKey: number, rhythm: number, burst: number, deckKey: number, cards: number, shortests: number, longests: number, columnShares: number
  ): void
  addStoredStream (id: number, longest: number, count: number, starts: number, ends: number, all: number, byEnd: number): void
  results (): number
  allocate (bytes: number): number
  allocateFragment (length: number): number
  recordFields (): number
  setRecordFields (stream: number, n: number): void
}

export interface Kernel extends Calls {
  /** Adds a stream: the computed ones first, then the own records. */
  readonly addComputedStream: (tables: ComputedTables) => void
  readonly addStoredStream: (tables: StoredTables) => void
  /** Room for good, of so many bytes. */
  readonly allocate: (bytes: number) => number
  /** Lays a table at an address. */
  readonly writeTable: (table: Table, at: number) => void
  /** Lays a table where there is room for it, for good. */
  readonly addTable: (table: Table) => number
  /** What was told last, in the order of assembly/results.ts. */
  readonly results: Float64Array
  /** Never touched, so it costs nothing: V8 does not count shared memory, and would not know that there is something to collect. */
  readonly externalMemory: Buffer
  /** What `writePage` or `writeLines` wrote last: good until its sheet is given back. */
  readonly writtenBytes: () => Buffer
  /** Record `n` of a computed stream: in the order of assembly/row.ts. Good until the next call. */
  readonly recordFieldsOf: (stream: number, n: number) => Float64Array
}

// In pages of 64 KiB, as `npm run build:kernel` says to the compiler: 2 MiB, and 2 GiB. Room is taken as it is needed.
const INITIAL = 32
const MAXIMUM = 32_768
const WEIGHT = 8_388_608 // bytes that a kernel may come to, with its world and all filters
const compiled = new WebAssembly.Module(readFileSync(packageFile('dist/kernel.wasm')))

export function createKernel ({ client, clientRest, server, service, own }: FragmentTexts): Kernel {
  // Shared, not because anybody shares it, but because what is shared stays where it is when it grows: bytes can leave from there.
  const memory = new WebAssembly.Memory({ initial: INITIAL, maximum: MAXIMUM, shared: true })
  const kept = (textOf: (index: number) => string) => (index: number) => {
    const bytes = Buffer.from(textOf(index))
    const at = allocateFragment(bytes.length)
    writeTable(bytes, at + 4)
    return at
  }
  const { exports } = new WebAssembly.Instance(compiled, {
    env: { memory },
    fragments: { client: kept(client), clientRest: kept(clientRest), server: kept(server), service: kept(service), own: kept(own) }
  })
  if (!isComplete(exports)) throw new Error('dist/kernel.wasm is not of this version: npm run build')
  const { allocate, allocateFragment, results: resultsAt, setRecordFields } = exports
  const results = new Float64Array(memory.buffer, resultsAt(), RESULT_COUNT)
  const row = new Float64Array(memory.buffer, exports.recordFields(), FIELD_COUNT)
  let whole = Buffer.from(memory.buffer)

  /** The memory, at least up to there. */
  function bytesTo (end: number): Buffer {
    if (end > whole.length) whole = Buffer.from(memory.buffer) // it has grown
    return whole
  }

  const writeTable = (table: Table, at: number) => {
    bytesTo(at + table.byteLength).set(Buffer.from(table.buffer, table.byteOffset, table.byteLength), at)
  }
  const addTable = (table: Table) => {
    const at = allocate(table.byteLength)
    writeTable(table, at)
    return at
  }
  return {
    ...exports,
    addComputedStream ({ key, timeKey, deckKey, rate, resolution, rhythm, burst, cards, shortest, longest, columnShares }) {
      exports.addComputedStream(key, rate, resolution, timeKey, addTable(rhythm), addTable(burst), deckKey, addTable(cards), addTable(shortest), addTable(longest), addTable(columnShares))
    },
    addStoredStream ({ id, longest, starts, ends, all, byEnd }) {
      exports.addStoredStream(id, longest, all.length, addTable(starts), addTable(ends), addTable(all), addTable(byEnd))
    },
    results,
    externalMemory: Buffer.allocUnsafeSlow(WEIGHT),
    writeTable,
    addTable,
    writtenBytes: () => bytesTo(results[BYTES_END]!).subarray(results[BYTES_BEGIN], results[BYTES_END]),
    recordFieldsOf (stream, n) {
      setRecordFields(stream, n)
      return row
    }
  }
}

function isComplete (exports: object): exports is Exports {
  return ['allocate', 'findPage', 'releasePageBuffer', 'setRecordFields'].every(name => name in exports)
}
