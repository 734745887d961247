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

/** The fields of the place of either side. */
export const PLACE_FIELDS = {
  src: { ip: 'src_ip', region: 'src_region_id', regionName: 'src_region_name', province: 'src_province_id', provinceName: 'src_province_name', city: 'src_city_id', cityName: 'src_city_name' },
  dst: { ip: 'dst_ip', region: 'dst_region_id', regionName: 'dst_region_name', province: 'dst_province_id', provinceName: 'dst_province_name', city: 'dst_city_id', cityName: 'dst_city_name' }
} as const satisfies Readonly<Record<string, Readonly<Record<string, keyof FlowLog>>>>
