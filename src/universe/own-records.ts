/** The user's own records, the same in all worlds. */
import type { FlowLog } from '../contract/flow-log.ts'

export interface OwnRecords {
  readonly records: readonly FlowLog[]
  readonly indexOf: (logId: string) => number | undefined
}

export function ownRecordsFrom (records: readonly FlowLog[]): OwnRecords {
  const indices = new Map(records.map(({ log_id: id }, index) => [id, index]))
  return { records, indexOf: logId => indices.get(logId) }
}
