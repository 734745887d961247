// The report: levels, table, JUnit XML, page.
import t from 'tap'
import { junitOf } from '../../../src/commands/certify/junit.ts'
import { pageOf } from '../../../src/commands/certify/page.ts'
import { reportOf, type Result } from '../../../src/commands/certify/report.ts'
import { tableOf } from '../../../src/commands/certify/table.ts'

const about = { isWhole: true, version: '1', command: 'node <b>"x".mjs', seed: 1, mode: 'quick', seconds: 40 } as const
const result: Result = {
  id: 'C0',
  title: 'nothing',
  why: 'does nothing',
  level: 1,
  status: 'passed',
  reasons: [],
  requests: 2,
  expected: 3,
  delivered: 3,
  lost: 0,
  lateness: null,
  causes: [],
  stored: null,
  notes: [],
  last_words: '',
  reproduce: 'cfw-mock exec'
}
const level = (number: number, status: Result['status'], change: Partial<Result> = {}): Result => ({ ...result, id: `C${number}`, level: number, status, ...change })

t.test('a level is reached where nothing of it or below failed, and something was passed', async t => {
  const reached = (...results: readonly Result[]) => reportOf(results, about).level
  t.equal(reached(level(1, 'failed')), 0)
  t.equal(reached(level(1, 'passed')), 1)
  t.equal(reached(level(1, 'passed'), level(2, 'not met'), level(3, 'passed')), 1)
  t.equal(reached(level(1, 'passed'), level(2, 'passed'), level(2, 'not met'), level(3, 'inconclusive'), level(4, 'passed')), 2)
  t.equal(reached(...[1, 2, 3, 4, 5].map(number => level(number, 'passed'))), 5)
})

t.test('levels are judged only where all conditions were run', async t => {
  const some = reportOf([level(1, 'passed')], { ...about, isWhole: false })
  t.equal(some.level, null)
  t.notMatch(tableOf(some), 'Level')
  t.notMatch(pageOf(some), 'Level')
})

const evil = '<script>alert(1)</script>\u0000\ud800]]>&"\''
const report = reportOf([
  level(1, 'passed', { lateness: 60_000 }),
  level(2, 'failed', {
    title: evil,
    reasons: [evil, 'tie-skipped: one was skipped', 'second'],
    last_words: evil,
    causes: [{
      cause: 'tie-skipped',
      count: 1,
      explanation: 'one was skipped',
      examples: [{ log_id: '7', start_time: 0, end_time: 1, visible_at: 1 }],
      requests: [{
        id: '1',
        time: '2026-01-31T12:00:00.000Z',
        project_id: 'p',
        method: 'GET',
        path: '/',
        query: { limit: 5, log_id: evil },
        page: 2,
        status: 503,
        whole: true,
        error_code: null,
        error_msg: null,
        records: null,
        total: null,
        first_id: null,
        last_id: null,
        fault: 'busy',
        explain: null,
        duration_ms: 1,
        hints: []
      }]
    }]
  }),
  level(3, 'inconclusive', { reasons: ['hang'] }),
  level(4, 'not met', { reasons: ['no page'] })
], about)

t.test('the table', async t => {
  const table = tableOf(report)
  t.match(table, /^cfw-mock 1 certify, quick, seed 1: node <b>"x"\.mjs\n/)
  t.match(table, /\n {2}C1 {4}passed {14}3 {2}nothing\n {2}C2 {4}failed/)
  t.match(table, /\n {2}C4 {4}not met {13}3 {2}nothing\n {8}no page\n/)
  t.notMatch(table, /\u0000/) // eslint-disable-line no-control-regex
  t.match(table, '\nLevel 1 of 5: it works.\n1 passed, 1 failed, 1 inconclusive, 1 not met, in 40 s.\nLongest lateness proved: 1 min.\n')
  t.match(table, /\nC2 failed: [^]*\n {2}tie-skipped: one was skipped\n {4}log_id 7: 1970-01-01T00:00:00\.000Z to 1970-01-01T00:00:00\.001Z, visible at 1970-01-01T00:00:00\.001Z\n {4}12:00:00\.000 page 2 limit=5 log_id=.*: 503 \(busy\)\n {2}second\n {2}its last words:\n[^]*\n {2}again: cfw-mock exec\n/)
})

t.test('JUnit XML: failures, errors and skipped ones are told apart, and nothing breaks out', async t => {
  const xml = junitOf(report)
  t.match(xml, '<testsuite name="cfw-mock certify: node &lt;b&gt;&quot;x&quot;.mjs" tests="4" failures="1" errors="1" skipped="1" time="40">')
  for (const element of ['failure', 'error', 'skipped']) t.equal(xml.split(`<${element} `).length, 2, element)
  t.notMatch(xml, /<script>|\u0000|\ud800(?![\udc00-\udfff])|]]>/) // eslint-disable-line no-control-regex
})

t.test('the page is whole in itself, and nothing breaks out', async t => {
  const page = pageOf(report)
  t.notMatch(page, /<script|\u0000|https?:|src=|href=|<b>/) // eslint-disable-line no-control-regex
  t.match(page, '&lt;script&gt;alert(1)&lt;/script&gt;')
  t.equal(page.split('one was skipped').length, 2, 'a cause is told once')
  t.match(page, 'log_id 7: 1970-01-01T00:00:00.000Z to 1970-01-01T00:00:00.001Z, visible at 1970-01-01T00:00:00.001Z\n')
  t.match(page, '<li class="reached">it works</li><li>it delivers what is expected</li>')
})
