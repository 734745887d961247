// The requests for flow logs that the journal holds, as attempts.
import { FlowLogQuerySchema } from '../contract/flow-log-query.ts'
import type { JournalEntry } from '../journal/journal-entry.ts'
import { asksForFlowLogs, rawQueryOf } from '../journal/request-query.ts'
import { parametersValidator } from '../validation/parameters-validator.ts'
import type { Attempt } from './attempt.ts'

export interface JournalAttempt extends Attempt {
  readonly projectId: string
}

const validate = parametersValidator(FlowLogQuerySchema)

/** Those with a good query, of one history of the clock, in the order in which they were answered. `entries`: newest first; `lag` in ms. */
export async function attemptsIn (entries: Iterable<JournalEntry>, { lag, history }: { readonly lag: number, readonly history: number }, breathe: () => Promise<void>): Promise<readonly JournalAttempt[]> {
  const attempts: JournalAttempt[] = []
  for (const entry of entries) {
    const { id, url, tenant: projectId, method, status, isWhole: whole, records, retryAfter, time, horizon, logIdOf } = entry
    if (entry.history !== history || method !== 'GET' || !asksForFlowLogs(url)) continue
    const checked = validate(rawQueryOf(url))
    if ('error' in checked || checked.value.start_time > checked.value.end_time) continue
    attempts.push({ id, projectId, query: checked.value, status, whole, hasPage: logIdOf !== undefined, records, retryAfter, horizon: logIdOf === undefined ? time - lag : horizon })
    await breathe()
  }
  return attempts.reverse()
}
