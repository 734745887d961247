// Why records were lost, each cause by its name and its sentence. A loss has one cause: the first in this order that would have prevented it.
import type { Universe } from '../universe/universe.ts'
import { inWords } from './duration-in-words.ts'
import type { LostRecord } from './losses.ts'
import type { Verdict } from './verdict-schema.ts'

/** What the losses of one cause have in common. */
interface Facts {
  /** Records. */
  count: number
  /** The latest start of a lost record (ms since 1970). */
  latestStart: number
  /** How long after its start one became visible, at most (ms). */
  lateness: number
  /** The longest stretch between two windows that nobody asked for (ms). */
  gap: number
  /** What failed requests were answered with; 0: nothing. */
  readonly statuses: Set<number>
}

export const CAUSES = {
  'gap-between-windows': ({ count, gap }) => `${records(count)} started between your windows, in gaps of up to ${inWords(gap)}: begin a window where the last one ended`,
  'boundary-skipped': ({ count }) => `${records(count)} started between the last tick of one window and the first of the next: both ends of a window are in, to the millisecond`,
  'beyond-retention': ({ count }) => `${records(count)} were older than the retention by the time you asked for them: ask sooner, or catch up in time`,
  'arrived-late': ({ count, latestStart, lateness }) =>
    `${records(count)} that started before ${new Date(latestStart + 1).toISOString()} became visible up to ${inWords(lateness)} after their start, when you had passed them; look back at least that far`,
  'tie-skipped': ({ count }) => `${records(count)} started in the same millisecond as the last record of a page and were skipped: go on with its log_id, not with a time alone`,
  'page-lost-to-error': ({ count, statuses }) => `${records(count)} were on pages answered with ${statusesInWords(statuses)} and never read after that: repeat a failed request before you move on`,
  'no-second-page': ({ count }) => `${records(count)} were on later pages that were never asked for: while a page is full, go on with the log_id and the start_time (as next_date) of its last record`,
  'offset-shifted': ({ count }) => `${records(count)} moved past your offset while you paged: what arrives or expires between two pages shifts offsets; page by log_id`,
  'stopped-early': ({ count }) => `${records(count)} were on pages behind the last one you read: go on until a page has fewer records than its limit`,
  unexplained: ({ count }) => `${records(count)} were not read, and nothing in the history says why`
} as const satisfies Readonly<Record<string, (facts: Readonly<Facts>) => string>>

export type Cause = keyof typeof CAUSES

export const records = (count: number): string => `${count} ${count === 1 ? 'record' : 'records'}`

function statusesInWords (statuses: ReadonlySet<number>): string {
  return [...statuses].sort((a, b) => a - b).map(status => status === 0 || status === 200 ? 'an answer that did not arrive whole' : `status ${status}`).join(', ')
}

/** Why a record was lost, and the requests that show it. */
export interface Reason {
  readonly cause: Cause
  readonly requestIds: readonly string[]
  /** What the failed request was answered with. */
  readonly status?: number | undefined
  /** How long the stretch is that nobody asked for (ms). */
  readonly gap?: number
}

const FEW = 5 // examples, and ids of requests

/** Adds losses up, cause by cause. `lag` in ms. */
export function createLosses ({ logIdOf }: Universe, lag: number) {
  const losses = new Map<Cause, { readonly facts: Facts, readonly examples: LostRecord[], readonly requestIds: Set<string> }>()
  return {
    /** `count` losses of a reason; `records` are those of them that are at hand. */
    add ({ cause, requestIds: ids, status, gap = 0 }: Reason, count: number, records: readonly LostRecord[]): void {
      let loss = losses.get(cause)
      if (loss === undefined) losses.set(cause, loss = { facts: { count: 0, latestStart: 0, lateness: 0, gap: 0, statuses: new Set() }, examples: [], requestIds: new Set() })
      const { facts, examples, requestIds } = loss
      facts.count += count
      facts.gap = Math.max(facts.gap, gap)
      if (status !== undefined) facts.statuses.add(status)
      for (const id of ids) if (requestIds.size < FEW) requestIds.add(id)
      for (const record of records) {
        facts.latestStart = Math.max(facts.latestStart, record.start)
        facts.lateness = Math.max(facts.lateness, record.end + lag - record.start)
        if (examples.length < FEW) examples.push(record)
      }
    },
    list: (): Verdict['causes'] => [...losses].map(([cause, { facts, examples, requestIds }]) => ({
      cause,
      count: facts.count,
      explanation: CAUSES[cause](facts),
      examples: examples.map(({ serial, start, end }) => ({ log_id: logIdOf(serial), start_time: start, end_time: end, visible_at: end + lag })),
      request_ids: [...requestIds]
    }))
  }
}
