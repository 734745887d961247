// The answer to a question by filtering and sorting plain records. The search must give the same.
import type { FlowLog } from '../../src/contract/flow-log.ts'
import type { Question } from '../../src/search/page.ts'
import type { KnownRecord } from './plain-records.ts'
import { passes } from './passes.ts'

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
