/**
 * The WebAssembly module that does what is done for every record: finding, measuring and writing it. It is compiled from the AssemblyScript
 * in assembly/ by `npm run build`. Each world has a kernel of its own, which lives and dies with it. How it works: docs/kernel.md.
 */
import { readFileSync } from 'node:fs'
import { packageFile } from '../package.ts'
import { FIELD_COUNT } from './assembly/shared/record-fields.ts'
import { BYTES_BEGIN, BYTES_END, RESULT_COUNT } from './assembly/shared/results.ts'

/** Makes the texts that records are put together from, by index into the cast or by the number of an own record. */
export type FragmentTexts = Readonly<Record<'client' | 'clientRest' | 'server' | 'service' | 'own', (index: number) => string>>

type Table = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array

export interface ComputedTables {
  // The keys of how its records are dealt, when they start, and the addresses of roaming clients.
  readonly key: number
  readonly timeKey: number
  readonly deckKey: number
  /** Flows per second. */
  readonly rate: number
  /** All times are multiples of this many ms. */
  readonly resolution: number
  /** The share of a week's flows before each quarter of an hour, 673 values. */
  readonly rhythm: Float64Array
  /** How strongly noise may tilt the halves of a span, by the binary logarithm of its length in ms, 20 values. */
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
  // Their numbers, ascending, and with the latest end first.
  readonly all: Uint32Array
  readonly byEnd: Uint32Array
}

/** The exports that are called as they are. Tables and page buffers are passed by address, streams by index. Times are ms since 1970. */
interface Calls {
  setPermutations (permutations: number, inverses: number): void
  setSessionProfiles (sizes: number, leastPackets: number): void
  setCast (roams: number, highPorts: number, profiles: number, leastBytes: number, fixedPorts: number): void
  allocateFragmentTables (endpointCount: number, serviceCount: number, ownCount: number): void
  setIdKey (key: number): void
  setReplaced (stream: number, numbers: number, count: number): void
  setFilter (slot: number, clients: number, servers: number, services: number, port: number, octet: number, numbers: number, count: number): void
  findPage (
    slot: number, from: number, to: number, horizon: number, oldest: number, forward: boolean, limit: number, offset: number, serial: number, nextDate: number
  ): number
  pageRecordStream (i: number): number
  pageRecordNumber (i: number): number
  writePage (limit: number, total: number): number
  writeLines (): number
  releasePageBuffer (buffer: number): void
  pageBuffersInUse (): number
  rank (stream: number, t: number): number
  startOf (stream: number, n: number): number
  endOf (stream: number, n: number): number
  cardOf (stream: number, n: number): number
  descents (): number
}

interface Exports extends Calls {
  addComputedStream (
    key: number, rate: number, resolution: number, timeKey: number, rhythm: number, burst: number, deckKey: number, cards: number,
    shortests: number, longests: number, columnShares: number
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
  /** Allocates so many bytes, which are never freed; returns their address. */
  readonly allocate: (bytes: number) => number
  readonly writeTable: (table: Table, address: number) => void
  /** Allocates and writes a table; returns its address. */
  readonly addTable: (table: Table) => number
  /** The results of the last calls, in the order of assembly/shared/results.ts. */
  readonly results: Float64Array
  /** Tells V8's collector how large a kernel is: V8 does not count shared memory. It is never touched, so the system gives it no memory. */
  readonly externalMemory: Buffer
  /** What `writePage` or `writeLines` wrote last: valid until its page buffer is released. */
  readonly writtenBytes: () => Buffer
  /** The fields of record `n` of a computed stream, in the order of assembly/shared/record-fields.ts: valid until the next call. */
  readonly recordFieldsOf: (stream: number, n: number) => Float64Array
}

// In pages of 64 KiB, as in asconfig.json: 2 MiB, and 2 GiB. The memory grows as it is needed.
const INITIAL = 32
const MAXIMUM = 32_768
const USUAL_SIZE = 8_388_608 // bytes of a kernel with its world and all filters
const TEXT_AT = 4 // bytes: a fragment's length stands before its text
const compiled = new WebAssembly.Module(readFileSync(packageFile('dist/kernel.wasm')))

export function createKernel (texts: FragmentTexts): Kernel {
  const memory = createMemory()
  const fragmentOf = (textOf: (index: number) => string) => (index: number) => {
    const bytes = Buffer.from(textOf(index))
    const fragment = allocateFragment(bytes.length)
    writeTable(bytes, fragment + TEXT_AT)
    return fragment
  }
  const fragments = Object.fromEntries(Object.entries(texts).map(([name, textOf]) => [name, fragmentOf(textOf)]))
  const { exports } = new WebAssembly.Instance(compiled, { env: { memory }, fragments })
  if (!isComplete(exports)) throw new Error('dist/kernel.wasm is not of this version: npm run build')
  const { allocate, allocateFragment, results: resultsAt, setRecordFields } = exports
  const results = new Float64Array(memory.buffer, resultsAt(), RESULT_COUNT)
  const recordFields = new Float64Array(memory.buffer, exports.recordFields(), FIELD_COUNT)
  let allBytes = Buffer.from(memory.buffer)

  /** The memory, at least up to `end`. */
  function bytesTo (end: number): Buffer {
    if (end > allBytes.length) allBytes = Buffer.from(memory.buffer) // it has grown
    return allBytes
  }

  const writeTable = (table: Table, address: number) => {
    bytesTo(address + table.byteLength).set(Buffer.from(table.buffer, table.byteOffset, table.byteLength), address)
  }
  const addTable = (table: Table) => {
    const address = allocate(table.byteLength)
    writeTable(table, address)
    return address
  }
  return {
    ...exports,
    addComputedStream ({ key, timeKey, deckKey, rate, resolution, rhythm, burst, cards, shortest, longest, columnShares }) {
      exports.addComputedStream(
        key, rate, resolution, timeKey, addTable(rhythm), addTable(burst), deckKey, addTable(cards), addTable(shortest), addTable(longest), addTable(columnShares)
      )
    },
    addStoredStream ({ id, longest, starts, ends, all, byEnd }) {
      exports.addStoredStream(id, longest, all.length, addTable(starts), addTable(ends), addTable(all), addTable(byEnd))
    },
    results,
    externalMemory: Buffer.allocUnsafeSlow(USUAL_SIZE),
    writeTable,
    addTable,
    writtenBytes: () => bytesTo(results[BYTES_END]!).subarray(results[BYTES_BEGIN], results[BYTES_END]),
    recordFieldsOf (stream, n) {
      setRecordFields(stream, n)
      return recordFields
    }
  }
}

/** Shared memory does not move when it grows, so Buffers over it stay valid. */
function createMemory (): WebAssembly.Memory {
  return new WebAssembly.Memory({ initial: INITIAL, maximum: MAXIMUM, shared: true })
}

/** Throws an error with one line where the system gives no address space for a kernel. For each, V8 reserves 10 GB, of which it uses what the kernel needs. */
export function requireRoomForKernel (): void {
  try {
    createMemory()
  } catch {
    throw new Error('no address space for a world: V8 reserves 10 GB (see ulimit -v)')
  }
}

function isComplete (exports: object): exports is Exports {
  return ['allocate', 'findPage', 'releasePageBuffer', 'setRecordFields'].every(name => name in exports)
}
