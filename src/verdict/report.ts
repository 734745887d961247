// A verdict for people.
import { printable } from '../printable.ts'
import { counted } from './causes.ts'
import { storedFaults, storedReport } from './stored-report.ts'
import type { Verdict } from './verdict-schema.ts'

export function reportOf (verdict: Verdict): string {
  const { expected, delivered, lost, missing = 0, pending, requests, scope, cut, latency, causes, notes, stored, dropped } = verdict
  const seconds = (ms: number) => `${(ms / 1_000).toFixed(1)} s`
  if (requests === 0 && stored === undefined) return 'Not known: no flow logs were asked for.\n'
  return [
    headline(verdict),
    `  ${expected} expected, ${dropped === 0 ? '' : 'at least '}${delivered} delivered, ${dropped === 0 ? '' : 'at most '}${lost ?? missing} ${lost === undefined ? 'missing' : 'lost'}, ${pending} pending; ${counted(requests, 'request')}`,
    `  the records that started from ${timeOf(scope.start_time)} to ${timeOf(scope.end_time)} and had ended by ${timeOf(cut)}`,
    ...latency === null ? [] : [`  read ${seconds(latency.median)} after they could be seen (median), ${seconds(latency.p99)} (99 in 100), ${seconds(latency.worst)} (all)`],
    ...dropped === 0 ? [] : [`  ${counted(dropped, 'request')} no longer in the journal: start with a larger --journal`],
    ...causes.flatMap(({ cause, explanation, examples, request_ids: ids }) => [
      '',
      `${cause}: ${explanation}`,
      ...examples.map(({ log_id: id, start_time: start, visible_at: visible }) => `  log_id ${id}, started ${timeOf(start)}, could be seen from ${timeOf(visible)}`),
      ...ids.length === 0 ? [] : [`  see the requests ${ids.join(', ')}`]
    ]),
    ...stored === undefined ? [] : storedReport(stored),
    ...notes.flatMap(({ note, explanation }) => ['', `note, ${note}: ${explanation}`]),
    ''
  ].map(printable).join('\n')
}

function headline ({ complete, lost = 0, missing = 0, requests, stored }: Verdict): string {
  if (complete === null) return 'Not known: the journal does not hold all requests.'
  if (complete) return stored === undefined ? 'Complete: nothing was lost.' : 'Complete: nothing was lost, and all is stored as it was sent.'
  if (missing > 0) return `Missing so far: ${counted(missing, 'record')}.`
  return `${[...lost === 0 || requests === 0 ? [] : [`LOST: ${counted(lost, 'record')}`], ...stored === undefined ? [] : storedFaults(stored)].join('. ')}.`
}

const timeOf = (ms: number) => new Date(ms).toISOString()
