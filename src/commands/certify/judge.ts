/** What a run under a condition says of the collector: by what it read and asked, never by how fast it was. Pure. */
import type { RequestEntry } from '../../journal/request-entry.ts'
import { ENCOUNTERS, type Encounter, type EncounterName } from '../../verdict/encounters.ts'
import type { Stored } from '../../verdict/stored-schema.ts'
import type { Run } from '../exec/run-against.ts'
import type { Condition } from './condition.ts'
import { storedFailures, storedRemarks } from './stored-sentences.ts'

export type Status = 'passed' | 'failed' | 'inconclusive' | 'not met'

export interface Evidence {
  readonly run: Run
  /** Its requests, the newest first. */
  readonly entries: readonly RequestEntry[]
  readonly encounters: ReadonlyMap<EncounterName, Encounter>
  /** What it flooded us with, if it did, in words. */
  readonly flood: string | undefined
  /** What it stored; undefined where that is not judged. */
  readonly stored: Stored | undefined
}

export interface Judgement {
  readonly status: Status
  /** Why, in sentences. */
  readonly reasons: readonly string[]
}

const FEW = 3 // refusals, or walks that are left, are no accident

export function judge (condition: Condition, evidence: Evidence): Judgement {
  const rules = [['failed', failures], ['inconclusive', doubts], ['not met', omissions]] as const
  const remarks = evidence.stored === undefined ? [] : storedRemarks(evidence.stored)
  for (const [status, find] of rules) {
    const reasons = find(condition, evidence)
    if (reasons.length > 0) return { status, reasons: [...reasons, ...remarks] }
  }
  return { status: 'passed', reasons: [...forgivenLosses(evidence), ...remarks] }
}

function failures ({ forgives, forbids }: Condition, { run: { code, endedItself, caughtUp, stoppedAt, verdict }, entries, flood, stored }: Evidence): readonly string[] {
  if (flood !== undefined) return [`flood: ${flood}, and was ended`]
  const forgiven: readonly string[] = forgives
  const forbidden: readonly string[] = forbids
  const last = entries.filter(({ time }) => Date.parse(time) >= (stoppedAt ?? Infinity))
  const isRefused = last.length >= FEW && last.every(({ status, fault }) => status !== 200 && fault === null)
  const hasItsWay = caughtUp || last.filter(({ page, status }) => page === 1 && status === 200).length >= FEW // it begins walks and leaves them
  return [
    ...code === 127 ? ['it could not be started'] : code === 0 ? [] : [`crash: it ended ${endedItself ? 'by itself ' : ''}with exit code ${code}`],
    ...isRefused ? [`gave up: its last ${last.length} requests were all refused, with ${last[0]?.status} ${last[0]?.error_code ?? ''}`.trimEnd()] : [],
    ...hasItsWay ? verdict.causes.filter(({ cause }) => !forgiven.includes(cause)).map(({ cause, explanation }) => `${cause}: ${explanation}`) : [],
    ...stored === undefined ? [] : storedFailures(stored, caughtUp),
    ...verdict.notes.filter(({ note }) => forbidden.includes(note)).map(({ note, explanation }) => `${note}: ${explanation}`)
  ]
}

function doubts ({ met }: Condition, { run: { endedItself, caughtUp, killed, verdict } }: Evidence): readonly string[] {
  const unread = verdict.requests === 0 ? 'it asked for no flow logs' : verdict.expected === 0 && !met.includes('empty-window') ? 'none of its windows held a record' : undefined
  return [
    ...unread === undefined ? [] : [unread],
    ...verdict.complete === null && verdict.requests > 0 ? ['the journal was too small for its requests'] : [],
    ...caughtUp || verdict.requests === 0 ? [] : ['hang: after its time was up it read no window from the first page to the last'],
    ...killed ? ['hang: it did not end after SIGTERM'] : [],
    ...endedItself ? ['it ended before its time was up: --once is for a command that makes one pass'] : []
  ]
}

function omissions ({ faults, met }: Condition, { entries, encounters }: Evidence): readonly string[] {
  const struck = new Set(entries.map(({ fault }) => fault))
  return [
    ...faults.filter(({ name = '' }) => !struck.has(name)).map(({ name }) => `the fault "${name}" never struck`),
    ...met.filter(name => (encounters.get(name)?.count ?? 0) === 0).map(name => ENCOUNTERS[name].absent)
  ]
}

function forgivenLosses ({ run: { verdict: { causes } } }: Evidence): readonly string[] {
  return causes.map(({ cause, count }) => `${count} lost, which is the matter of another condition: ${cause}`)
}
