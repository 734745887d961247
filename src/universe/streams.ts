/** The streams of a world, computed in its kernel: when by a timeline, who by a deck, how much by draws. Nothing is stored but the deck. */
import type { FlowLog } from '../contract/flow-log.ts'
import { BYTES, CLIENT, CLIENT_PORT, END, OCTET, PACKETS, PLACE, SERVER, SERVICE, START } from '../kernel/assembly/columns.ts'
import type { Kernel } from '../kernel/kernel.ts'
import type { Cast } from './cast.ts'
import { dstFactsOf, serviceFactsOf, srcFactsOf } from './facts.ts'
import type { LogIds } from './log-id.ts'
import type { OwnRecords } from './own-records.ts'
import type { Stream } from './stream.ts'

/** The computed stream of this index, which is also its id. */
export function dealtStream (kernel: Kernel, index: number, cast: Cast, ids: LogIds): Stream {
  return {
    id: index,
    ...timesOf(kernel, index),
    flowLogAt (n) {
      const row = kernel.rowOf(index, n)
      const src = cast.endpoints[row[CLIENT]!]! // a row has all columns; its indices are the cast's
      return {
        log_id: ids.write(row[PLACE]!),
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
