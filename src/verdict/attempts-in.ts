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

/** Those with a good query, in the order in which they were answered. `entries`: newest first. `lag` in ms. */
export async function attemptsIn (entries: readonly JournalEntry[], lag: number, breathe: () => Promise<void>): Promise<readonly JournalAttempt[]> {
  const attempts: JournalAttempt[] = []
  for (const { id, url, method, tenant: projectId, status, isWhole: whole, records, retryAfter, time, horizon, logIdOf } of entries.toReversed()) {
    if (!asksForFlowLogs(url) || method !== 'GET') continue
    const checked = validate(rawQueryOf(url))
    if ('value' in checked && checked.value.start_time <= checked.value.end_time) {
      attempts.push({ id, query: checked.value, projectId, status, whole, records, retryAfter, horizon: logIdOf === undefined ? time - lag : horizon })
    }
    await breathe()
  }
  return attempts
}
