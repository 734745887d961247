// Why records were lost: each cause by its name and its sentence. A loss has one cause: the first in this order that would have prevented it.

/** What the losses of one cause have in common. */
interface Facts {
  /** "12 records". */
  readonly records: string
  /** Before when they started, in ISO 8601. */
  readonly before: string
  /** How long after its start one became visible, at most. */
  readonly lateness: string
  /** How long nobody asked for, at most. */
  readonly gap: string
  /** What failed requests were answered with. */
  readonly answers: string
}

export const CAUSES = {
  'gap-between-windows': ({ records, gap }) => `${records} started in gaps of up to ${gap} that no window covered: begin a window where the last one ended`,
  'boundary-skipped': ({ records }) => `${records} started between the last tick of one window and the first of the next: both ends of a window are in, to the millisecond`,
  'beyond-retention': ({ records }) => `${records} were older than the retention by the time you asked for them: ask sooner, and catch up in time`,
  'arrived-late': ({ records, before, lateness }) => `${records} that started before ${before} became visible up to ${lateness} after the start, when you had passed them; look back at least that far`,
  'tie-skipped': ({ records }) => `${records} started in the millisecond in which a page ended, and were skipped: go on with the log_id of the last record, not with a time alone`,
  'page-lost-to-error': ({ records, answers }) => `${records} were on pages answered with ${answers} and not read after that: repeat a failed request before you move on`,
  'no-second-page': ({ records }) => `${records} were on later pages that were never asked for: while a page is full, go on with the log_id and the start_time (as next_date) of its last record`,
  'offset-shifted': ({ records }) => `${records} moved past your offset while you paged: what arrives, expires or repeats shifts offsets; page by log_id`,
  'stopped-early': ({ records }) => `${records} were on pages behind the last one you read: go on until a page has fewer records than its limit`,
  unexplained: ({ records }) => `${records} were not read, and nothing in the history says why`
} as const satisfies Readonly<Record<string, (facts: Facts) => string>>

export type Cause = keyof typeof CAUSES

/** Why a record was lost, if it could be seen at the horizon, and the requests that show it. */
export interface Reason {
  readonly cause: Cause
  /** ms since 1970. */
  readonly horizon: number
  readonly requestIds: readonly string[]
  /** What the failed request was answered with. */
  readonly answer?: string
  /** How long nobody asked for (ms). */
  readonly gap?: number
}

export const FEW = 5 // examples, and ids of requests

/** "1 record", "12 records". */
export function counted (count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
