// Whether a record passes a filter, by its fields alone.
import { Type } from '@sinclair/typebox'
import type { FlowLog } from '../../src/contract/flow-log.ts'
import { FlowLogFilterSchema, type FlowLogFilter } from '../../src/contract/flow-log-filter.ts'

export const FILTER_FIELDS = Type.KeyOf(FlowLogFilterSchema).anyOf.map(({ const: field }) => field)

export function passes (record: FlowLog, filter: FlowLogFilter): boolean {
  for (const field of FILTER_FIELDS) {
    const wanted = filter[field]
    if (wanted === undefined) continue
    if (field === 'protocol' ? numberOf(String(wanted)) !== '-1' && numberOf(record.protocol) !== numberOf(String(wanted)) : valueOf(record, field) !== wanted) return false
  }
  return true
}

/** What a filter compares: a field of the record, or its log type, which follows from its addresses. */
export function valueOf (record: FlowLog, field: keyof FlowLogFilter): string | number | undefined {
  return field === 'log_type' ? logTypeOf(record) : record[field]
}

function numberOf (protocol = ''): string {
  const name = protocol.toLowerCase()
  const known: Readonly<Record<string, string>> = { any: '-1', icmp: '1', tcp: '6', udp: '17', icmpv6: '58', gre: '47' }
  return known[name] ?? name
}

function logTypeOf ({ src_ip: src, dst_ip: dst }: FlowLog): string {
  if (!isPrivate(src)) return 'internet'
  return isPrivate(dst) ? 'vpc' : 'nat'
}

function isPrivate (ip = ''): boolean {
  const [a, b] = ip.split('.').map(Number)
  return a === 10 || (a === 192 && b === 168) || (a === 172 && b !== undefined && b >= 16 && b < 32) || ip.startsWith('fd')
}
