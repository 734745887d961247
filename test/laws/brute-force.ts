// The answer to a question by filtering and sorting plain records. The search must give the same.
import type { FlowLog } from '../../src/contract/flow-log.ts'
import type { FlowLogFilter } from '../../src/contract/flow-log-filter.ts'
import type { Question } from '../../src/search/page.ts'
import type { KnownRecord } from './enumerate.ts'

export interface Answer {
  readonly total: number
  readonly records: readonly FlowLog[]
}

/** `known` are all records of the window, in order. */
export function answerOf (known: readonly KnownRecord[], question: Question): Answer {
  const { from, to, oldest, horizon, filter, order, limit, offset, logId, nextDate } = question
  const matches = known.filter(({ record }) =>
    record.start_time >= from && record.start_time <= to && record.start_time >= oldest &&
    record.start_time <= horizon && record.end_time <= horizon && passes(record, filter))
  const sorted = order === 'oldest' ? matches : matches.toReversed()

  let rest = sorted.slice(offset)
  if (logId !== undefined) {
    const read = known.find(({ record }) => record.log_id === logId)!
    const after = (one: KnownRecord) => one.record.start_time - read.record.start_time || one.serial - read.serial
    rest = sorted.filter(one => order === 'oldest' ? after(one) > 0 : after(one) < 0)
  } else if (nextDate !== undefined) {
    rest = sorted.filter(({ record }) => order === 'oldest' ? record.start_time > nextDate : record.start_time < nextDate)
  }
  return { total: matches.length, records: rest.slice(0, limit).map(({ record }) => record) }
}

function passes (record: FlowLog, filter: FlowLogFilter): boolean {
  const values: Readonly<Record<string, unknown>> = { ...record, log_type: borderOf(record), protocol: numberOf(record.protocol) }
  const { protocol, ...rest } = filter
  return (protocol === undefined || numberOf(protocol) === '-1' || values['protocol'] === numberOf(protocol)) &&
    Object.entries(rest).every(([field, wanted]) => wanted === undefined || values[field] === wanted)
}

function numberOf (protocol = ''): string {
  const name = protocol.toLowerCase()
  const known: Readonly<Record<string, string>> = { any: '-1', icmp: '1', tcp: '6', udp: '17', icmpv6: '58', gre: '47' }
  return known[name] ?? name
}

function borderOf ({ src_ip: src, dst_ip: dst }: FlowLog): string {
  if (!isPrivate(src)) return 'internet'
  return isPrivate(dst) ? 'vpc' : 'nat'
}

function isPrivate (ip = ''): boolean {
  const [a, b] = ip.split('.').map(Number)
  return a === 10 || (a === 192 && b === 168) || (a === 172 && b !== undefined && b >= 16 && b < 32) || ip.startsWith('fd')
}
