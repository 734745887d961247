// Why records were lost: each cause by its name and its sentence. A loss has one cause: the first in this order that would have prevented it.
import type { Universe } from '../universe/universe.ts'
import { inWords } from './in-words.ts'
import type { LostRecord } from './losses.ts'
import type { Verdict } from './verdict-schema.ts'

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

/** Why a record was lost, and the requests that show it. */
export interface Reason {
  readonly cause: Cause
  readonly requestIds: readonly string[]
  /** What the failed request was answered with; 0: with nothing. */
  readonly status?: number
  /** How long nobody asked for (ms). */
  readonly gap?: number
}

export const FEW = 5 // examples, and ids of requests

interface Loss {
  count: number
  latestStart: number
  lateness: number
  gap: number
  readonly statuses: Set<number>
  readonly requestIds: Set<string>
  readonly examples: LostRecord[]
}

/** Adds losses up, cause by cause. `lag` in ms. */
export function createLosses ({ logIdOf }: Universe, lag: number) {
  const losses = new Map<Cause, Loss>()
  return {
    /** `count` losses of one reason; `records` are those of them that are at hand. */
    add ({ cause, requestIds, status, gap = 0 }: Reason, count: number, records: readonly LostRecord[]): void {
      const loss = losses.get(cause) ?? { count: 0, latestStart: 0, lateness: 0, gap: 0, statuses: new Set(), requestIds: new Set(), examples: [] }
      losses.set(cause, loss)
      loss.count += count
      loss.gap = Math.max(loss.gap, gap)
      if (status !== undefined) loss.statuses.add(status)
      for (const id of requestIds) if (loss.requestIds.size < FEW) loss.requestIds.add(id)
      for (const record of records) {
        loss.latestStart = Math.max(loss.latestStart, record.start)
        loss.lateness = Math.max(loss.lateness, record.end + lag - record.start)
        if (loss.examples.length < FEW) loss.examples.push(record)
      }
    },
    list: (): Verdict['causes'] => [...losses].map(([cause, { count, latestStart, lateness, gap, statuses, requestIds, examples }]) => ({
      cause,
      count,
      explanation: CAUSES[cause]({
        records: counted(count, 'record'),
        before: new Date(latestStart + 1).toISOString(),
        lateness: inWords(lateness),
        gap: inWords(gap),
        answers: [...new Set([...statuses].map(status => status === 0 || status === 200 ? 'an answer that did not arrive whole' : `status ${status}`))].sort().join(', ')
      }),
      examples: examples.map(({ serial, start, end }) => ({ log_id: logIdOf(serial), start_time: start, end_time: end, visible_at: end + lag })),
      request_ids: [...requestIds]
    }))
  }
}

/** "1 record", "12 records". */
export function counted (count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`
}
