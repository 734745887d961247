/** The streams of a world. Each is a kind of traffic; its records are numbered from 0 in the order in which they start. */
import type { FlowLog } from '../contract/flow-log.ts'
import { BYTES, CLIENT, CLIENT_PORT, END, OCTET, PACKETS, SERIAL, SERVER, SERVICE, START } from '../kernel/assembly/shared/record-fields.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Cast } from './cast.ts'
import { dstFieldsOf, serviceFieldsOf, srcFieldsOf } from './card-fields.ts'
import type { LogIds } from './log-id.ts'
import { STORED_STREAM, type StoredRecords } from './stored-records.ts'

export interface Stream {
  /** Its number in the universe, 0 to 7: part of its records' serial numbers. */
  readonly id: number
  /** How many records start before `t` (ms). */
  rank (t: number): number
  /** When record `n` starts (ms). */
  startOf (n: number): number
  /** When record `n` ends (ms). */
  endOf (n: number): number
  /** Record `n`, with its fields in the order of its JSON. */
  flowLogAt (n: number): FlowLog
}

/** The computed stream of this index, which is also its id. */
export function computedStream (kernel: Kernel, index: number, cast: Cast, ids: LogIds): Stream {
  return {
    id: index,
    ...timesOf(kernel, index),
    flowLogAt (n) {
      const row = kernel.recordFieldsOf(index, n)
      const src = cast.endpoints[row[CLIENT]!]! // a row has all its fields, and its indices are those of the cast
      return {
        log_id: ids.write(row[SERIAL]!),
        start_time: row[START]!,
        end_time: row[END]!,
        bytes: row[BYTES]!,
        packets: row[PACKETS]!,
        ...srcFieldsOf(src, src.roams ? String(row[OCTET]) : ''),
        src_port: row[CLIENT_PORT]!,
        ...dstFieldsOf(cast.endpoints[row[SERVER]!]!),
        ...serviceFieldsOf(cast.services[row[SERVICE]!]!, cast.protocols)
      }
    }
  }
}

/** The stream of this index. */
export function storedStream (kernel: Kernel, index: number, { recordAt }: StoredRecords): Stream {
  return { id: STORED_STREAM, ...timesOf(kernel, index), flowLogAt: recordAt }
}

function timesOf ({ rank, startOf, endOf }: Kernel, index: number): Pick<Stream, 'rank' | 'startOf' | 'endOf'> {
  return { rank: t => rank(index, t), startOf: n => startOf(index, n), endOf: n => endOf(index, n) }
}
