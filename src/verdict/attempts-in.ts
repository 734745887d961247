// The requests for flow logs that the journal holds, as attempts.
import { FlowLogQuerySchema } from '../contract/flow-log-query.ts'
import type { JournalEntry } from '../journal/journal-entry.ts'
import { rawQueryOf } from '../journal/request-query.ts'
import { idOf, urlOf } from '../journal/text-store.ts'
import { parametersValidator } from '../validation/parameters-validator.ts'
import type { Attempt } from './attempt.ts'

export interface JournalAttempt extends Attempt {
  readonly projectId: string
}

const validate = parametersValidator(FlowLogQuerySchema)

/** Those with a good query, in the order in which they were answered. `entries`: newest first, read before the first `breathe`. `lag` in ms. */
export async function attemptsIn (entries: readonly JournalEntry[], lag: number, breathe: () => Promise<void>): Promise<readonly JournalAttempt[]> {
  const copies = entries.filter(({ asksForFlowLogs, method }) => asksForFlowLogs && method === 'GET').map(entry => {
    const { tenant: projectId, status, isWhole: whole, records, retryAfter, time, horizon, logIdOf } = entry
    return { id: idOf(entry), url: urlOf(entry), projectId, status, whole, records, retryAfter, horizon: logIdOf === undefined ? time - lag : horizon }
  })
  const attempts: JournalAttempt[] = []
  for (const { url, ...rest } of copies.reverse()) {
    const checked = validate(rawQueryOf(url))
    if ('value' in checked && checked.value.start_time <= checked.value.end_time) attempts.push({ ...rest, query: checked.value })
    await breathe()
  }
  return attempts
}
