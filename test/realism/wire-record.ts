/** A computed record: unlike a user's own, it lacks nothing but what the service may not have known. */
import type { FlowLog } from '../../src/contract/flow-log.ts'

const ALWAYS = [
  'bytes', 'packets', 'src_ip', 'src_port', 'dst_ip', 'dst_port', 'protocol', 'direction'
] as const satisfies ReadonlyArray<keyof FlowLog>

export type WireRecord = FlowLog & Required<Pick<FlowLog, typeof ALWAYS[number]>>

/** The same record, or an error that names what it lacks. */
export function wireRecordOf (record: FlowLog): WireRecord {
  if (isWireRecord(record)) return record
  throw new Error(`record ${record.log_id} lacks ${ALWAYS.filter(field => record[field] === undefined).join(', ')}`)
}

function isWireRecord (record: FlowLog): record is WireRecord {
  return ALWAYS.every(field => record[field] !== undefined)
}
