/** The report on a collector, as it is written as JSON; the table, the page and the JUnit file show the same. */
import type { RequestEntry } from '../../journal/request-entry.ts'
import type { Stored } from '../../verdict/stored-schema.ts'
import type { Verdict } from '../../verdict/verdict-schema.ts'
import { LEVELS, type Condition } from './condition.ts'
import type { Status } from './judge.ts'

export interface Result extends Pick<Condition, 'id' | 'title' | 'why' | 'level'>, Pick<Verdict, 'requests' | 'expected' | 'delivered'> {
  readonly status: Status
  /** Why, in sentences; of one that passed, what else there is to say. */
  readonly reasons: readonly string[]
  readonly lost: number
  /** How late a record was that it read all the same, and everything else too (ms). */
  readonly lateness: number | null
  readonly causes: ReadonlyArray<Omit<Verdict['causes'][number], 'request_ids'> & { readonly requests: readonly RequestEntry[] }>
  /** What it stored, held against what it read; null where that was not judged. */
  readonly stored: Stored | null
  readonly notes: ReadonlyArray<{ readonly note: string, readonly explanation: string }>
  /** The end of what it wrote on stderr. */
  readonly last_words: string
  /** A command that runs exactly this. */
  readonly reproduce: string
}

export interface Report {
  readonly schema: 1
  readonly version: string
  readonly command: string
  readonly seed: number
  readonly mode: 'quick' | 'full'
  /** How long it took. */
  readonly seconds: number
  /** The highest level that it reached, from 1; 0 for none; null where not all conditions were run. */
  readonly level: number | null
  readonly levels: readonly string[]
  readonly counts: Readonly<Record<Status, number>>
  /** The longest lateness that was proved (ms). */
  readonly lateness: number | null
  readonly conditions: readonly Result[]
}

export function reportOf (results: readonly Result[], { isWhole, ...about }: Pick<Report, 'version' | 'command' | 'seed' | 'mode' | 'seconds'> & { readonly isWhole: boolean }): Report {
  const count = (status: Status) => results.filter(result => result.status === status).length
  const lateness = Math.max(...results.map(({ lateness }) => lateness ?? -1))
  return {
    schema: 1,
    ...about,
    level: isWhole ? levelOf(results) : null,
    levels: LEVELS,
    counts: { passed: count('passed'), failed: count('failed'), inconclusive: count('inconclusive'), 'not met': count('not met') },
    lateness: lateness < 0 ? null : lateness,
    conditions: results
  }
}

/** All conditions of a level, and of those below, must have been passed or not met; one of each at least passed. */
function levelOf (results: readonly Result[]): number {
  const reached = LEVELS.map((_, index) => results.filter(({ level }) => level === index + 1))
    .findIndex(ofLevel => !ofLevel.some(({ status }) => status === 'passed') || ofLevel.some(({ status }) => status === 'failed' || status === 'inconclusive'))
  return reached < 0 ? LEVELS.length : reached
}
