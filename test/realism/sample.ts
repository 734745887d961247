/** Millions of records as columns: what R1-R20 look at, some 60 bytes a record instead of a thousand. */
import type { WireRecord } from './wire-record.ts'
import { violationsOf } from './consistency.ts'
import type { LogType } from './consistency.ts'
import { placeKeeper } from './place-checker.ts'
import type { Source } from './source.ts'
import { sorted } from './statistics.ts'

export const TCP = 6
export const UDP = 17
const protocolNumbers: Readonly<Record<string, number>> = { ICMP: 1, TCP, UDP, ICMPV6: 58 }

/** `from` is in, `to` is not, in milliseconds. */
export interface Window {
  readonly from: number
  readonly to: number
}

export interface Sample extends Columns {
  readonly size: number
  readonly span: Window
  /** `src` and `dst` are positions in here. */
  readonly addresses: readonly string[]
  /** The country of each address, where a record said one. */
  readonly regions: ReadonlyArray<string | undefined>
  /** Bytes per record, ascending. */
  readonly sizes: Float64Array
  /** What R20 found, and how often. */
  readonly violations: ReadonlyMap<string, number>
}

export interface Request {
  readonly seed: number
  readonly rate: number
  /** What the sample stands for. */
  readonly span: Window
  /** What is looked at of the span, in order and apart: all of it, if not said. */
  readonly windows?: readonly Window[]
  /** Asked for one by one, so that R20 knows each record's; `[undefined]` asks for everything at once. */
  readonly logTypes: ReadonlyArray<LogType | undefined>
}

/** Everything the source holds in the windows. */
export function gather (source: Source, { seed, rate, span, windows = [span], logTypes }: Request): Sample {
  const parts = windows.flatMap(window =>
    logTypes.map(logType => ({ logType, answer: source({ seed, rate, ...window, logType }) })))
  const size = parts.reduce((total, { answer }) => total + answer.total, 0)
  const columns = columnsOf(size)
  const book = addressBook()
  const violations = new Map<string, number>()
  const misplaced = placeKeeper()
  let filled = 0

  for (const { logType, answer } of parts) {
    const end = filled + answer.total
    for (const record of answer.records) {
      write(columns, filled++, record, book)
      for (const violation of [...violationsOf(record, logType), ...misplaced(record)]) {
        violations.set(violation, (violations.get(violation) ?? 0) + 1)
      }
    }
    if (filled !== end) throw new Error(`total says ${answer.total} records, read ${answer.total + filled - end}`)
  }
  return { ...columns, size, span, addresses: book.addresses, regions: book.regions, sizes: sorted(columns.bytes), violations }
}

export interface Columns {
  readonly start: Float64Array
  /** ms */
  readonly duration: Float64Array
  readonly bytes: Float64Array
  readonly packets: Float64Array
  readonly src: Int32Array
  readonly dst: Int32Array
  readonly srcPort: Uint16Array
  readonly dstPort: Uint16Array
  /** As IANA numbers them. */
  readonly protocol: Uint8Array
  /** 1 for an unanswered inbound scan session. */
  readonly noise: Uint8Array
  readonly outbound: Uint8Array
  readonly dns: Uint8Array
}

function columnsOf (size: number): Columns {
  return {
    start: new Float64Array(size),
    duration: new Float64Array(size),
    bytes: new Float64Array(size),
    packets: new Float64Array(size),
    src: new Int32Array(size),
    dst: new Int32Array(size),
    srcPort: new Uint16Array(size),
    dstPort: new Uint16Array(size),
    protocol: new Uint8Array(size),
    noise: new Uint8Array(size),
    outbound: new Uint8Array(size),
    dns: new Uint8Array(size)
  }
}

function write (columns: Columns, i: number, record: WireRecord, book: AddressBook): void {
  columns.start[i] = record.start_time
  columns.duration[i] = record.end_time - record.start_time
  columns.bytes[i] = record.bytes
  columns.packets[i] = record.packets
  columns.src[i] = book.indexOf(record.src_ip, record.src_region_id)
  columns.dst[i] = book.indexOf(record.dst_ip, record.dst_region_id)
  columns.srcPort[i] = record.src_port
  columns.dstPort[i] = record.dst_port
  columns.protocol[i] = protocolNumbers[record.protocol] ?? 255
  columns.noise[i] = Number(isNoise(record))
  columns.outbound[i] = Number(record.direction === 'in2out')
  columns.dns[i] = Number(record.app === 'DNS')
}

/** A knock from outside that nobody answered: no application could be told, and no more than a SYN and its repeats. */
export function isNoise ({ direction, app, packets }: WireRecord): boolean {
  return direction === 'out2in' && app === undefined && packets <= 3
}

interface AddressBook {
  readonly addresses: readonly string[]
  readonly regions: ReadonlyArray<string | undefined>
  indexOf (address: string, region: string | undefined): number
}

function addressBook (): AddressBook {
  const addresses: string[] = []
  const regions: Array<string | undefined> = []
  const indices = new Map<string, number>()
  return {
    addresses,
    regions,
    indexOf (address, region) {
      const known = indices.get(address)
      const index = known ?? addresses.push(address) - 1
      if (known === undefined) indices.set(address, index)
      regions[index] ??= region
      return index
    }
  }
}

/** The values of a column in the rows that `keep` names. */
export function pick (column: Float64Array | Int32Array | Uint16Array, keep: (row: number) => boolean): Float64Array {
  const values = new Float64Array(column.length)
  let size = 0
  column.forEach((value, row) => {
    if (keep(row)) values[size++] = value
  })
  return values.subarray(0, size)
}

/** Which share of the rows `among` (of all, if not said) `holds`. */
export function share (sample: Sample, holds: (row: number) => boolean, among: (row: number) => boolean = () => true): number {
  let size = 0
  let held = 0
  for (let row = 0; row < sample.size; row++) {
    if (!among(row)) continue
    size++
    if (holds(row)) held++
  }
  return held / size
}
