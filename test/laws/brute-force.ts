// The answer to a question, worked out on plain records by sorting and filtering: what the search must agree with.
import type { FlowLog } from '../../src/contract/flow-log.ts'
import type { FlowLogFilter } from '../../src/search/filter.ts'
import type { Question } from '../../src/search/page.ts'
import type { Known } from './enumerate.ts'

export interface Answer {
  readonly total: number
  readonly records: readonly FlowLog[]
}

/** `known` holds every record of the window, in order. */
export function answerOf (known: readonly Known[], question: Question): Answer {
  const { from, to, oldest, horizon, filter, order, limit, offset, logId, nextDate } = question
  const matches = known.filter(({ record }) =>
    record.start_time >= from && record.start_time <= to && record.start_time >= oldest &&
    record.start_time <= horizon && record.end_time <= horizon && passes(record, filter))
  const sorted = order === 'oldest' ? matches : matches.toReversed()

  let rest = sorted.slice(offset)
  if (logId !== undefined) {
    const read = known.find(({ record }) => record.log_id === logId)!
    const after = (one: Known) => one.record.start_time - read.record.start_time || one.place - read.place
    rest = sorted.filter(one => order === 'oldest' ? after(one) > 0 : after(one) < 0)
  } else if (nextDate !== undefined) {
    rest = sorted.filter(({ record }) => order === 'oldest' ? record.start_time > nextDate : record.start_time < nextDate)
  }
  return { total: matches.length, records: rest.slice(0, limit).map(({ record }) => record) }
}

function passes (record: FlowLog, filter: FlowLogFilter): boolean {
  const facts: Readonly<Record<string, unknown>> = { ...record, log_type: borderOf(record), protocol: numberOf(record.protocol) }
  const { protocol, ...rest } = filter
  return (protocol === undefined || protocol === '-1' || facts['protocol'] === numberOf(protocol)) &&
    Object.entries(rest).every(([field, wanted]) => wanted === undefined || facts[field] === wanted)
}

function numberOf (protocol = ''): string {
  const name = protocol.toLowerCase()
  const known: Readonly<Record<string, string>> = { icmp: '1', tcp: '6', udp: '17', icmpv6: '58' }
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
