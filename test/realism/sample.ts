/** Millions of records as columns, which take some 60 bytes a record instead of a thousand. R1 to R20 are measured on them. */
import type { WireRecord } from './wire-record.ts'
import { violationsOf, type LogType } from './consistency.ts'
import { createPlaceChecker } from './place-checker.ts'
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
  /** The columns `src` and `dst` hold indices into this. */
  readonly addresses: readonly string[]
  /** The country of each address, where a record names it. */
  readonly regions: ReadonlyArray<string | undefined>
  /** Bytes per record, ascending. */
  readonly sizes: Float64Array
  /** The violations of R20, with how often each occurs. */
  readonly violations: ReadonlyMap<string, number>
}

export interface SampleRequest {
  readonly seed: number
  readonly rate: number
  /** The time that the sample represents. */
  readonly span: Window
  /** The parts of the span that are read, ascending and disjoint. By default the whole span. */
  readonly windows?: readonly Window[]
  /** Read one after the other, so that R20 knows the log type of each record. `[undefined]` reads all at once. */
  readonly logTypes: ReadonlyArray<LogType | undefined>
}

/** Reads all that the source holds in the windows. Throws if its total is not its number of records. */
export function collectSample (source: Source, { seed, rate, span, windows = [span], logTypes }: SampleRequest): Sample {
  const answers = windows.flatMap(window =>
    logTypes.map(logType => ({ logType, answer: source({ seed, rate, ...window, logType }) })))
  const size = answers.reduce((total, { answer }) => total + answer.total, 0)
  const columns = columnsOf(size)
  const addressBook = createAddressBook()
  const violations = new Map<string, number>()
  const contradictionsOf = createPlaceChecker()
  let filled = 0

  for (const { logType, answer } of answers) {
    const end = filled + answer.total
    for (const record of answer.records) {
      writeRecord(columns, filled++, record, addressBook)
      for (const violation of [...violationsOf(record, logType), ...contradictionsOf(record)]) {
        violations.set(violation, (violations.get(violation) ?? 0) + 1)
      }
    }
    if (filled !== end) throw new Error(`total says ${answer.total} records, read ${answer.total + filled - end}`)
  }
  return { ...columns, size, span, addresses: addressBook.addresses, regions: addressBook.regions, sizes: sorted(columns.bytes), violations }
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
  /** IANA's protocol number, 255 for an unknown one. */
  readonly protocol: Uint8Array
  /** 1 for noise, else 0. */
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

function writeRecord (columns: Columns, i: number, record: WireRecord, addressBook: AddressBook): void {
  columns.start[i] = record.start_time
  columns.duration[i] = record.end_time - record.start_time
  columns.bytes[i] = record.bytes
  columns.packets[i] = record.packets
  columns.src[i] = addressBook.indexOf(record.src_ip, record.src_region_id)
  columns.dst[i] = addressBook.indexOf(record.dst_ip, record.dst_region_id)
  columns.srcPort[i] = record.src_port
  columns.dstPort[i] = record.dst_port
  columns.protocol[i] = protocolNumbers[record.protocol] ?? 255
  columns.noise[i] = Number(isNoise(record))
  columns.outbound[i] = Number(record.direction === 'in2out')
  columns.dns[i] = Number(record.app === 'DNS')
}

/** Noise is an unanswered session from outside: it has no application, and no more packets than a SYN and its repeats. */
export function isNoise ({ direction, app, packets }: WireRecord): boolean {
  return direction === 'out2in' && app === undefined && packets <= 3
}

interface AddressBook {
  readonly addresses: readonly string[]
  readonly regions: ReadonlyArray<string | undefined>
  indexOf (address: string, region: string | undefined): number
}

function createAddressBook (): AddressBook {
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

/** The values of a column in the rows for which `keep` holds. */
export function valuesWhere (column: Float64Array | Int32Array | Uint16Array, keep: (row: number) => boolean): Float64Array {
  const values = new Float64Array(column.length)
  let size = 0
  column.forEach((value, row) => {
    if (keep(row)) values[size++] = value
  })
  return values.subarray(0, size)
}

/** The share of rows for which `holds` holds, of those for which `among` does (by default all). */
export function shareWhere (sample: Sample, holds: (row: number) => boolean, among: (row: number) => boolean = () => true): number {
  let size = 0
  let held = 0
  for (let row = 0; row < sample.size; row++) {
    if (!among(row)) continue
    size++
    if (holds(row)) held++
  }
  return held / size
}
