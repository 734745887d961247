/** A computed record. Unlike a user's own record, it lacks only what the service may not know: app, host, places. */
import type { FlowLog } from '../../src/contract/flow-log.ts'

const ALWAYS = [
  'bytes', 'packets', 'src_ip', 'src_port', 'dst_ip', 'dst_port', 'protocol', 'direction'
] as const satisfies ReadonlyArray<keyof FlowLog>

export type WireRecord = FlowLog & Required<Pick<FlowLog, typeof ALWAYS[number]>>

/** Gives the record itself; throws if it lacks a field. */
export function wireRecordOf (record: FlowLog): WireRecord {
  if (isWireRecord(record)) return record
  throw new Error(`record ${record.log_id} lacks ${ALWAYS.filter(field => record[field] === undefined).join(', ')}`)
}

function isWireRecord (record: FlowLog): record is WireRecord {
  return ALWAYS.every(field => record[field] !== undefined)
}
