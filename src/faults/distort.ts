// Records as a faulty service would serve them. A record's draw depends on its id alone, so it is the same on every page and in every call.
import type { FlowLog } from '../contract/flow-log.ts'
import type { Absence } from './fault-rule.ts'

/** What stands in place of the records on a page without them. */
export const absentRecords: Readonly<Record<Absence, null | undefined>> = { null: null, missing: undefined }

/** In [0, 1), by record. */
type Draw = (logId: string) => number

const hour = 3_600_000

/**
 * Repeats some records on a page of at most `limit`. Records pushed off the page come on the next one, since the cursor is the last record served.
 * A client that pages by offset misses them.
 */
export function duplicated (records: readonly FlowLog[], limit: number, share: number, draw: Draw): readonly FlowLog[] {
  return records.flatMap(record => draw(record.log_id) < share ? [record, record] : [record]).slice(0, limit)
}

/** Gives some records impossible times. The last record keeps its start, since that is the cursor. */
export function skewed (
  records: readonly FlowLog[], { share, by = hour, towards, now }: { share: number, by?: number | undefined, towards?: 'past' | 'future' | undefined, now: number }, draw: Draw
): readonly FlowLog[] {
  return records.map((record, index) => {
    const drawn = draw(record.log_id)
    if (drawn >= share) return record
    const past = towards === undefined ? drawn < share / 2 : towards === 'past'
    if (past) return { ...record, end_time: Math.max(0, record.start_time - by) }
    const duration = record.end_time - record.start_time
    return { ...record, start_time: index === records.length - 1 ? record.start_time : now + by, end_time: now + by + duration }
  })
}
