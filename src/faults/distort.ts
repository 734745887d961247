// Records as an unsound service would hand them out. Each record's lot hangs on its id alone, so that it is the same on every page and every call.
import type { FlowLog } from '../contract/flow-log.ts'

/** In [0, 1), by record. */
type Draw = (logId: string) => number

const hour = 3_600_000

/**
 * Some records twice in a row, on a page no longer than asked for: what no longer fits comes on the next page, since the cursor is the last record served.
 * (Offsets know nothing of that: who pages by offset misses what was pushed off the page.)
 */
export function duplicated (records: readonly FlowLog[], limit: number, share: number, draw: Draw): readonly FlowLog[] {
  return records.flatMap(record => draw(record.log_id) < share ? [record, record] : [record]).slice(0, limit)
}

/** Some records with times that cannot be. The last record's start stays true in any case: it is the cursor. */
export function skewed (
  records: readonly FlowLog[], { share, by = hour, towards, now }: { share: number, by?: number | undefined, towards?: 'past' | 'future' | undefined, now: number }, draw: Draw
): readonly FlowLog[] {
  return records.map((record, index) => {
    const lot = draw(record.log_id)
    if (lot >= share) return record
    const past = towards === undefined ? lot < share / 2 : towards === 'past'
    if (past) return { ...record, end_time: Math.max(0, record.start_time - by) }
    const lasted = record.end_time - record.start_time
    return { ...record, start_time: index === records.length - 1 ? record.start_time : now + by, end_time: now + by + lasted }
  })
}
