import t from 'tap'
import { mockFor, now, project, urlOf } from '../../helpers/mock.ts'

const explanationOf = (change: Readonly<Record<string, unknown>> = {}) => `explain?project_id=${project}&${urlOf(change).split('?')[1]}`

t.test('explains what the API answers', async t => {
  const { ask, admin } = await mockFor(t)
  const change = { direction: 'out2in', app: 'SSH', log_id: '' }
  const { data: { total, records } } = (await ask(change)).json()
  const { statusCode, headers, body } = await admin('GET', explanationOf(change))
  const { funnel, parameters, ...rest } = JSON.parse(body)
  t.match({ statusCode, headers }, { statusCode: 200, headers: { 'content-type': /^application\/json/, vary: 'accept' } })
  t.match(rest, { records: records.length, now, hidden: { not_started: 0, not_ended: 0, by_lag: 0, by_retention: 0 }, next_visible_at: null })
  t.strictSame(funnel.map(({ step }: { step: string }) => step), ['window', 'direction=out2in', 'app=SSH'])
  t.equal(funnel.at(-1).records, total)
  t.strictSame(parameters.map(({ name }: { name: string }) => name), ['fw_instance_id', 'start_time', 'end_time', 'limit', 'direction', 'app', 'log_id'])
})

t.test('for people', async t => {
  const { app } = await mockFor(t, { lag: '10m', retention: '7d' })
  const { headers, body } = await app.inject({ url: `/__admin/${explanationOf({ end_time: now + 3_600_000, app: 'htps' })}`, headers: { accept: 'text/plain' } })
  t.match(headers, { 'content-type': 'text/plain; charset=utf-8' })
  t.match(body, /^0 records on this page, of 0 that match\.\n/)
  t.match(body, /0 {2}with app=htps \(no app htps: HTTPS has [\d ]+\)\n/)
  t.match(body, 'No further record will be seen here within ten years.')
  const late = await app.inject({ url: `/__admin/${explanationOf({ end_time: now + 3_600_000 })}`, headers: { accept: 'text/plain' } })
  for (const words of [/\d {2}start later\n/, /\d {2}have started, and have not ended\n/, /\d {2}have ended, and wait for the lag\n/, /\d {2}are older than the retention\n/, /The next one can be seen from 2026-01-31T12:0\d:.*Z on\./]) t.match(late.body, words)
})

t.test('what a caller sends does not steer the terminal of who reads about it', async t => {
  const { app } = await mockFor(t)
  const { body } = await app.inject({ url: `/__admin/${explanationOf({ app: '\u001b[2J\u009b1m\u200b\nHTTPS', '\u001b]0;title\u0007': 1 })}`, headers: { accept: 'text/plain' } })
  t.notMatch(body.replaceAll('\n', ''), /[\p{Cc}\p{Cf}]/u)
  t.match(body, /app=\\u\{1b\}\[2J\\u\{9b\}1m\\u\{200b\}\\u\{a\}HTTPS +Only/)
})

t.test('an entry of the journal leads to the explanation of its page, as it was then', async t => {
  const { ask, admin } = await mockFor(t, { lag: '1m' })
  const window = { start_time: now - 600_000, end_time: now, limit: 1_024 }
  const { data: { total } } = (await ask({ ...window, direction: 'in2out' })).json()
  await ask({ limit: 0 })
  await admin('PUT', 'clock', { action: 'advance', duration: '1h' })
  const { requests: [refused, served] } = (await admin('GET', 'requests')).json()
  t.equal(refused.explain, null)
  const explanation = (await admin('GET', served.explain.replace('/__admin/', ''))).json()
  t.match(explanation, { now, records: total, funnel: [{}, { step: 'direction=in2out', records: total }] })
  t.ok(explanation.next_visible_at > now)
})

t.test('refuses what it cannot explain, and names it', async t => {
  const { admin } = await mockFor(t, { firewalls: ['2af58b7c-893c-4453-a984-bdd9b1bd6318'] })
  for (const [path, field, error] of [
    ['explain', 'project_id', 'project_id is missing'],
    [explanationOf({ limit: '' }), 'limit', 'limit is missing'],
    [explanationOf({ limit: '1025' }), 'limit', 'limit must be an integer from 1 to 1024, got 1025'],
    [explanationOf({ dst_port: '1e3' }), 'dst_port', 'dst_port must be an integer from 0 to 65535, got "1e3"'],
    [explanationOf({ start_time: now, end_time: 0 }), 'start_time', 'start_time must not be after end_time'],
    [explanationOf({ fw_instance_id: 'other' }), 'fw_instance_id', 'fw_instance_id must be one of 2af58b7c-893c-4453-a984-bdd9b1bd6318'],
    [`${explanationOf()}&cut=soon`, 'cut', /^cut must be a time in ISO 8601/],
    [`${explanationOf()}&app=a&app=b`, 'app', /^app must be text/]
  ] as const) {
    const { statusCode, body } = await admin('GET', path)
    t.match({ statusCode, ...JSON.parse(body) }, { statusCode: 400, field, error }, path)
  }
})
