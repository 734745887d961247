/**
 * What is done for every record: finding it, measuring it, writing it. It is AssemblyScript (`assembly/`, which `npm run build` makes WebAssembly), since
 * only there are numbers of 64 bits, and bytes sixteen at a time. Each world has a kernel of its own, which lives and dies with it.
 */
import { readFileSync } from 'node:fs'
import { packageFile } from '../package.ts'
import { BEGIN, END, RESULTS } from './assembly/shared/results.ts'
import { FIELDS } from './assembly/shared/record-fields.ts'

/** Texts that records are put together from, by index into the cast or by the number of an own record. */
export type Texts = Readonly<Record<'client' | 'clientRest' | 'server' | 'service' | 'own', (index: number) => string>>

type Table = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array

/** A computed stream. */
export interface DealtTables {
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
  readonly within: Float64Array
}

/** The user's own records, the stream of this id; none lasts longer than `longest` ms. */
export interface ListedTables {
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
  shuffles (bank: number, inverse: number): void
  profiles (sizes: number, leastPackets: number): void
  cast (roams: number, highPorts: number, profiles: number, leastBytes: number, fixedPorts: number): void
  fragments (endpoints: number, services: number, ownRecords: number): void
  checkBy (key: number): void
  select (slot: number, clients: number, servers: number, services: number, port: number, octet: number, numbers: number, count: number): void
  find (
    slot: number, from: number, to: number, horizon: number, oldest: number, forward: boolean, limit: number, offset: number, place: number, nextDate: number
  ): number
  streamAt (i: number): number
  numberAt (i: number): number
  writePage (limit: number, total: number): number
  writeLines (): number
  giveBack (sheet: number): void
  lent (): number
  rank (stream: number, t: number): number
  startOf (stream: number, n: number): number
  endOf (stream: number, n: number): number
  cardOf (stream: number, n: number): number
  work (): number
}

interface Exports extends Calls {
  deal (
    key: number, rate: number, resolution: number, timeKey: number, rhythm: number, burst: number, deckKey: number, cards: number, shortests: number, longests: number, within: number
  ): void
  list (id: number, longest: number, count: number, starts: number, ends: number, all: number, byEnd: number): void
  results (): number
  room (bytes: number): number
  fragment (length: number): number
  row (): number
  rowOf (stream: number, n: number): void
}

export interface Kernel extends Calls {
  /** Adds a stream: the computed ones first, then the own records. */
  readonly deal: (tables: DealtTables) => void
  readonly list: (tables: ListedTables) => void
  /** Room for good, of so many bytes. */
  readonly room: (bytes: number) => number
  /** Lays a table at an address. */
  readonly lay: (table: Table, at: number) => void
  /** Lays a table where there is room for it, for good. */
  readonly put: (table: Table) => number
  /** What was told last, in the order of assembly/results.ts. */
  readonly results: Float64Array
  /** Never touched, so it costs nothing: V8 does not count shared memory, and would not know that there is something to collect. */
  readonly weight: Buffer
  /** What `writePage` or `writeLines` wrote last: good until its sheet is given back. */
  readonly written: () => Buffer
  /** Record `n` of a computed stream: in the order of assembly/row.ts. Good until the next call. */
  readonly rowOf: (stream: number, n: number) => Float64Array
}

// In pages of 64 KiB, as `npm run build:kernel` says to the compiler: 2 MiB, and 2 GiB. Room is taken as it is needed.
const INITIAL = 32
const MAXIMUM = 32_768
const WEIGHT = 8_388_608 // bytes that a kernel may come to, with its world and all filters
const compiled = new WebAssembly.Module(readFileSync(packageFile('dist/kernel.wasm')))

export function createKernel ({ client, clientRest, server, service, own }: Texts): Kernel {
  // Shared, not because anybody shares it, but because what is shared stays where it is when it grows: bytes can leave from there.
  const memory = new WebAssembly.Memory({ initial: INITIAL, maximum: MAXIMUM, shared: true })
  const kept = (textOf: (index: number) => string) => (index: number) => {
    const bytes = Buffer.from(textOf(index))
    const at = fragment(bytes.length)
    lay(bytes, at + 4)
    return at
  }
  const { exports } = new WebAssembly.Instance(compiled, {
    env: { memory },
    fragments: { client: kept(client), clientRest: kept(clientRest), server: kept(server), service: kept(service), own: kept(own) }
  })
  if (!isComplete(exports)) throw new Error('dist/kernel.wasm is not of this version: npm run build')
  const { room, fragment, results: resultsAt, rowOf } = exports
  const results = new Float64Array(memory.buffer, resultsAt(), RESULTS)
  const row = new Float64Array(memory.buffer, exports.row(), FIELDS)
  let whole = Buffer.from(memory.buffer)

  /** The memory, at least up to there. */
  function bytesTo (end: number): Buffer {
    if (end > whole.length) whole = Buffer.from(memory.buffer) // it has grown
    return whole
  }

  const lay = (table: Table, at: number) => {
    bytesTo(at + table.byteLength).set(Buffer.from(table.buffer, table.byteOffset, table.byteLength), at)
  }
  const put = (table: Table) => {
    const at = room(table.byteLength)
    lay(table, at)
    return at
  }
  return {
    ...exports,
    deal ({ key, timeKey, deckKey, rate, resolution, rhythm, burst, cards, shortest, longest, within }) {
      exports.deal(key, rate, resolution, timeKey, put(rhythm), put(burst), deckKey, put(cards), put(shortest), put(longest), put(within))
    },
    list ({ id, longest, starts, ends, all, byEnd }) {
      exports.list(id, longest, all.length, put(starts), put(ends), put(all), put(byEnd))
    },
    results,
    weight: Buffer.allocUnsafeSlow(WEIGHT),
    lay,
    put,
    written: () => bytesTo(results[END]!).subarray(results[BEGIN], results[END]),
    rowOf (stream, n) {
      rowOf(stream, n)
      return row
    }
  }
}

function isComplete (exports: object): exports is Exports {
  return ['room', 'find', 'giveBack', 'rowOf'].every(name => name in exports)
}
