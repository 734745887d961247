/** The streams of a world: kinds of traffic, their records numbered from 0 in the order in which they start. */
import type { FlowLog } from '../contract/flow-log.ts'
import { BYTES, CLIENT, CLIENT_PORT, END, OCTET, PACKETS, SERIAL, SERVER, SERVICE, START } from '../kernel/assembly/shared/record-fields.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Cast } from './cast.ts'
import { dstFactsOf, serviceFactsOf, srcFactsOf } from './facts.ts'
import type { LogIds } from './log-id.ts'
import type { OwnRecords } from './own-records.ts'

export interface Stream {
  /** Its number in the universe, 0 to 7: part of the ids of its records. */
  readonly id: number
  /** How many records start before `t` (ms). */
  rank (t: number): number
  /** When record `n` starts (ms). */
  startOf (n: number): number
  /** When record `n` ends (ms). */
  endOf (n: number): number
  /** The record as it stands on the wire. */
  flowLogAt (n: number): FlowLog
}

/** The computed stream of this index, which is also its id. */
export function dealtStream (kernel: Kernel, index: number, cast: Cast, ids: LogIds): Stream {
  return {
    id: index,
    ...timesOf(kernel, index),
    flowLogAt (n) {
      const row = kernel.recordFieldsOf(index, n)
      const src = cast.endpoints[row[CLIENT]!]! // a row has all columns; its indices are the cast's
      return {
        log_id: ids.write(row[SERIAL]!),
        start_time: row[START]!,
        end_time: row[END]!,
        bytes: row[BYTES]!,
        packets: row[PACKETS]!,
        ...srcFactsOf(src, src.roams ? String(row[OCTET]) : ''),
        src_port: row[CLIENT_PORT]!,
        ...dstFactsOf(cast.endpoints[row[SERVER]!]!),
        ...serviceFactsOf(cast.services[row[SERVICE]!]!, cast.protocols)
      }
    }
  }
}

/** The user's own records, the stream of this index. */
export function ownStream (kernel: Kernel, index: number, id: number, { records }: OwnRecords): Stream {
  return { id, ...timesOf(kernel, index), flowLogAt: (n): FlowLog => records[n]! }
}

function timesOf ({ rank, startOf, endOf }: Kernel, index: number): Pick<Stream, 'rank' | 'startOf' | 'endOf'> {
  return { rank: t => rank(index, t), startOf: n => startOf(index, n), endOf: n => endOf(index, n) }
}
