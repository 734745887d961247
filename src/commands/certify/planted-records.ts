/** Records that a condition needs at certain times. */
import type { FlowLog } from '../../contract/flow-log.ts'
import { duration } from '../../config/value-type.ts'
import type { Condition } from './condition.ts'

const SECOND = 1_000

/** `begin` is when the run begins, in ms since 1970. */
export function plantedRecords ({ records }: Condition, begin: number): readonly FlowLog[] {
  const ms = (text: string | number) => duration.read(text) ?? 0
  return records.flatMap(({ count, from, to, end }, group) => Array.from({ length: count }, (_, index) => {
    const start = begin - ms(from) + Math.floor((ms(from) - ms(to)) * index / count)
    return {
      log_id: `${900 + group}${String(index).padStart(12, '0')}`,
      start_time: start,
      end_time: end === undefined ? start + SECOND : begin + ms(end),
      bytes: 1_500 + index,
      packets: 2,
      src_ip: '10.0.0.7',
      src_port: 40_000,
      dst_ip: '198.51.100.9',
      dst_port: 443,
      protocol: 'TCP',
      app: 'HTTPS',
      direction: 'in2out'
    } as const
  }))
}
