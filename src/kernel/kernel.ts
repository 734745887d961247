/**
 * What is done for every record: finding it, measuring it, writing it. It is AssemblyScript (`assembly/`, which `npm run build` makes WebAssembly), since
 * only there are numbers of 64 bits, and bytes sixteen at a time. Each world has a kernel of its own, which lives and dies with it.
 */
import { readFileSync } from 'node:fs'
import { packageFile } from '../package-file.ts'
import { ROW } from './assembly/columns.ts'

/** Texts that records are put together from, by index into the cast or by the number of an own record. */
export type Texts = Readonly<Record<'client' | 'clientRest' | 'server' | 'service' | 'own', (index: number) => string>>

type Table = Uint8Array | Uint16Array | Uint32Array | Float32Array | Float64Array

/** Addresses are where something lies in the kernel's memory. Times are ms since 1970; streams are told by their index. */
interface Calls {
  shuffles (bank: number, inverse: number): void
  profiles (sizes: number, leastPackets: number): void
  cast (roams: number, highPorts: number, profiles: number, leastBytes: number, fixedPorts: number): void
  fragments (endpoints: number, services: number, ownRecords: number): void
  checkBy (key: number): void
  deal (
    id: number, longest: number, resolution: number, key: number, rate: number, timeKey: number, rhythm: number, burst: number,
    deckKey: number, cards: number, shortests: number, longests: number, within: number
  ): void
  list (id: number, longest: number, count: number, starts: number, ends: number, all: number, byEnd: number): void
  ready (): void
  select (slot: number, clients: number, servers: number, services: number, port: number, octet: number, numbers: number, count: number): void
  find (
    slot: number, from: number, to: number, horizon: number, oldest: number, forward: boolean, limit: number, offset: number, place: number, nextDate: number
  ): number
  total (): number
  finds (): number
  indexAt (i: number): number
  numberAt (i: number): number
  writePage (i: number, limit: number, total: number): number
  writeLines (i: number): number
  writtenFrom (): number
  writtenTo (): number
  rank (stream: number, t: number): number
  startOf (stream: number, n: number): number
  endOf (stream: number, n: number): number
  cardOf (stream: number, n: number): number
  work (): number
}

interface Exports extends Calls {
  readonly memory: WebAssembly.Memory
  room (bytes: number): number
  fragment (length: number): number
  rowOf (stream: number, n: number): number
}

export interface Kernel extends Calls {
  /** Room for good, of so many bytes. */
  readonly room: (bytes: number) => number
  /** Lays a table at an address. */
  readonly lay: (table: Table, at: number) => void
  /** Lays a table where there is room for it, for good. */
  readonly put: (table: Table) => number
  /** What `writePage` or `writeLines` wrote. Good until the next call. */
  readonly written: () => Uint8Array
  /** Record `n` of a computed stream: ROW numbers, in the order of assembly/columns.ts. Good until the next call. */
  readonly rowOf: (stream: number, n: number) => Float64Array
}

const compiled = new WebAssembly.Module(readFileSync(packageFile('dist/kernel.wasm')))

export function createKernel ({ client, clientRest, server, service, own }: Texts): Kernel {
  const kept = (textOf: (index: number) => string) => (index: number) => {
    const text = textOf(index)
    const at = fragment(Buffer.byteLength(text))
    bytes().write(text, at + 4)
    return at
  }
  const { exports } = new WebAssembly.Instance(compiled, {
    fragments: { client: kept(client), clientRest: kept(clientRest), server: kept(server), service: kept(service), own: kept(own) }
  })
  if (!isComplete(exports)) throw new Error('dist/kernel.wasm is not of this version: npm run build')
  const { memory, room, fragment, rowOf, writtenFrom, writtenTo } = exports
  const lay = (table: Table, at: number) => { bytes().set(Buffer.from(table.buffer, table.byteOffset, table.byteLength), at) }
  let whole = Buffer.from(memory.buffer)

  function bytes (): Buffer {
    if (whole.length === 0) whole = Buffer.from(memory.buffer) // the memory has grown
    return whole
  }

  return {
    ...exports,
    lay,
    put (table) {
      const at = room(table.byteLength)
      lay(table, at)
      return at
    },
    written: () => bytes().subarray(writtenFrom(), writtenTo()),
    rowOf: (stream, n) => {
      const at = rowOf(stream, n)
      return new Float64Array(bytes().buffer, at, ROW)
    }
  }
}

function isComplete (exports: object): exports is Exports {
  return ['memory', 'room', 'find', 'writePage', 'rowOf'].every(name => name in exports)
}
