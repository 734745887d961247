// A page: placeholder.
import type { FlowLog } from '../contract/flow-log.ts'
import type { Universe } from '../universe/universe.ts'
import type { FlowLogFilter } from './filter.ts'

export interface Question {
  readonly from: number
  readonly to: number
  readonly filter: FlowLogFilter
  readonly order: 'newest' | 'oldest'
  readonly limit: number
  readonly offset: number
  readonly logId?: string | undefined
  readonly nextDate?: number | undefined
  readonly horizon: number
  readonly oldest: number
}

export interface Page {
  readonly total: number
  readonly count: number
  readonly limit: number
  readonly records: readonly FlowLog[]
}

export class ForeignCursor extends Error {}

export function pageOf (universe: Universe, { from, to, limit, logId }: Question): Page {
  if (logId === 'foreign') throw new ForeignCursor('log_id must be the last one read, got "foreign"')
  const records = universe.own.filter(({ start_time: at }) => from <= at && at <= to).slice(0, limit)
  return { total: records.length, count: records.length, limit, records }
}
