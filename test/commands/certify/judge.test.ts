// What a run says of a collector, case by case.
import t from 'tap'
import { conditions } from '../../../src/commands/certify/condition.ts'
import { judge, type Evidence } from '../../../src/commands/certify/judge.ts'
import type { RequestEntry } from '../../../src/journal/request-entry.ts'
import { now } from '../../helpers/mock.ts'

const entry: RequestEntry = {
  id: '1',
  time: new Date(now).toISOString(),
  project_id: 'p',
  method: 'GET',
  path: '/',
  query: {},
  page: 2,
  status: 200,
  whole: true,
  error_code: null,
  error_msg: null,
  records: 1,
  total: 1,
  first_id: '1',
  last_id: '1',
  fault: null,
  explain: null,
  duration_ms: 1,
  hints: []
}
const verdict: Evidence['run']['verdict'] = {
  schema: 1, complete: true, expected: 1, delivered: 1, lost: 0, pending: 0, requests: 9, scope: { start_time: 0, end_time: 1 }, cut: 1, latency: null, causes: [], notes: [], dropped: 0
}
const run: Evidence['run'] = { code: 0, endedItself: false, stoppedAt: now, caughtUp: true, killed: false, query: {}, verdict }
const good: Evidence = { run, entries: [entry, { ...entry, fault: '429 at first' }, { ...entry, fault: '429 on page 2' }], encounters: new Map(), flood: undefined, stored: undefined }
const stored = { records: 9, never_stored: 0, stored_twice: 0, invented: 0, outside: 0, altered: [], examples: { never_stored: [], stored_twice: [], invented: [] }, bad_lines: { count: 0, examples: [] } } satisfies Evidence['stored']
const condition = conditions(['C9a']).find(({ id }) => id === 'C9a')!
const cause = (name: string) => ({ cause: name, count: 1, explanation: '1 record', examples: [], request_ids: [] })
const refused = { ...entry, status: 401, error_code: 'APIGW.0301' }

for (const [name, change, status, reason] of [
  ['nothing amiss', {}, 'passed', undefined],
  ['a loss', { run: { ...run, verdict: { ...verdict, complete: false, causes: [cause('page-lost-to-error')] } } }, 'failed', 'page-lost-to-error: 1 record'],
  ['a loss that is the matter of another condition', { run: { ...run, verdict: { ...verdict, complete: false, causes: [cause('arrived-late')] } } }, 'passed', '1 lost, which is the matter of another condition: arrived-late'],
  ['conduct that is forbidden', { run: { ...run, verdict: { ...verdict, notes: [{ note: 'retry-too-soon', count: 1, explanation: '1 request', request_ids: [] }] } } }, 'failed', 'retry-too-soon: 1 request'],
  ['other conduct', { run: { ...run, verdict: { ...verdict, notes: [{ note: 'overlap', count: 1, explanation: '1', request_ids: [] }] } } }, 'passed', undefined],
  ['a crash', { run: { ...run, code: 7, endedItself: true } }, 'failed', 'crash: it ended by itself with exit code 7'],
  ['a command that is not there', { run: { ...run, code: 127, endedItself: true } }, 'failed', 'it could not be started'],
  ['a flood', { flood: 'it wrote too much' }, 'failed', 'flood: it wrote too much, and was ended'],
  ['only refusals in the end', { run: { ...run, caughtUp: false }, entries: [refused, refused, refused, ...good.entries.map(entry => ({ ...entry, time: '2026-01-01T00:00:00Z' }))] }, 'failed', 'gave up: its last 3 requests were all refused, with 401 APIGW.0301'],
  ['nothing asked', { run: { ...run, verdict: { ...verdict, requests: 0, complete: null } } }, 'inconclusive', 'it asked for no flow logs'],
  ['nothing asked, and a signal that it does not heed', { run: { ...run, killed: true, verdict: { ...verdict, requests: 0, complete: null } } }, 'inconclusive', 'it asked for no flow logs; hang: it did not end after SIGTERM'],
  ['windows without a record', { run: { ...run, verdict: { ...verdict, expected: 0, delivered: 0 } } }, 'inconclusive', 'none of its windows held a record'],
  ['no walk to its end', { run: { ...run, caughtUp: false } }, 'inconclusive', 'hang: after its time was up it read no window from the first page to the last'],
  ['losses before a walk that did not come to its end', { run: { ...run, caughtUp: false, verdict: { ...verdict, complete: false, causes: [cause('stopped-early')] } } }, 'inconclusive', 'hang: after'],
  ['walks begun and left, again and again', { run: { ...run, caughtUp: false, verdict: { ...verdict, complete: false, causes: [cause('no-second-page')] } }, entries: [1, 2, 3].map(() => ({ ...entry, page: 1 })) }, 'failed', 'no-second-page: 1 record'],
  ['a signal that it does not heed', { run: { ...run, killed: true } }, 'inconclusive', 'hang: it did not end after SIGTERM'],
  ['records that were not stored', { stored: { ...stored, never_stored: 2, examples: { ...stored.examples, never_stored: ['7', '8'] } } }, 'failed', 'never-stored: 2 records read and not stored: log_id 7, 8'],
  ['the same, where it did not catch up', { run: { ...run, caughtUp: false }, stored: { ...stored, never_stored: 2 } }, 'inconclusive', 'hang: after'],
  ['a field that was altered', { stored: { ...stored, altered: [{ field: 'bytes', kind: 'fraction-cut-off', count: 1, examples: [{ log_id: '7', expected: 1.5, stored: 1 }] }] } }, 'failed', 'altered: bytes fraction-cut-off in 1 record, such as log_id 7: sent 1.5, stored 1'],
  ['records that were stored twice', { stored: { ...stored, stored_twice: 1, examples: { ...stored.examples, stored_twice: ['7'] } } }, 'passed', 'stored-twice: 1 record stored once more: log_id 7'],
  ['garbage', { stored: { ...stored, bad_lines: { count: 3, examples: [{ line: 7, reason: 'no log_id' }] } } }, 'passed', 'garbage: 3 lines are no JSON with a log_id, the first: line 7'],
  ['an early end', { run: { ...run, endedItself: true } }, 'inconclusive', 'it ended before its time was up: --once'],
  ['a journal that is too small', { run: { ...run, verdict: { ...verdict, complete: null } } }, 'inconclusive', 'the journal was too small for its requests'],
  ['a fault that never struck', { entries: [entry] }, 'not met', 'the fault "429 at first" never struck']
] as const satisfies ReadonlyArray<readonly [string, Partial<Evidence>, string, string | undefined]>) {
  t.test(name, async t => {
    const judgement = judge(condition, { ...good, ...change })
    t.equal(judgement.status, status)
    if (reason === undefined) t.strictSame(judgement.reasons, [])
    else t.ok(judgement.reasons.join('; ').startsWith(reason), judgement.reasons.join('; '))
  })
}

t.test('a condition that the windows of the collector never met', async t => {
  const [ties] = conditions(['C1'])
  t.match(ties && judge(ties, { ...good, encounters: new Map([['tie-across-pages', { count: 0 }]]) }), { status: 'not met', reasons: ['none of its pages ended inside a tie'] })
  t.match(ties && judge(ties, { ...good, encounters: new Map([['tie-across-pages', { count: 2 }]]) }), { status: 'passed' })
})
