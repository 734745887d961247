import t from 'tap'
import { mockFor, now, project, urlOf } from '../../helpers/mock.ts'

const MINUTE = 60_000
const window = { start_time: now - MINUTE, end_time: now }
const firewall = '2af58b7c-893c-4453-a984-bdd9b1bd6318'

t.test('whether a client read everything, in JSON', async t => {
  const { ask, admin } = await mockFor(t)
  t.match((await admin('GET', 'verdict')).json(), { schema: 1, complete: null, expected: 0, requests: 0, causes: [], dropped: 0 }, 'nothing was asked')
  const first = await ask({ ...window, limit: 20 })
  const { total, records } = first.json().data
  const answer = await admin('GET', 'verdict')
  t.match(answer.headers, { 'content-type': 'application/json; charset=utf-8', vary: 'accept' })
  t.match(answer.json(), {
    complete: false,
    expected: total,
    delivered: 20,
    lost: total - 20,
    pending: 0,
    requests: 1,
    scope: window,
    cut: now,
    latency: null,
    causes: [{ cause: 'no-second-page', count: total - 20, examples: Array(5).fill({ visible_at: Number }), request_ids: [first.headers['x-request-id']] }],
    dropped: 0
  })
  await ask({ ...window, limit: 1_000, log_id: records.at(-1).log_id })
  t.match((await admin('GET', 'verdict')).json(), { complete: true, expected: total, delivered: total, lost: 0, causes: [], notes: [] })
  const again = await ask({ ...window, limit: 1_000 })
  t.match((await admin('GET', 'verdict')).json(), { complete: true, notes: [{ note: 'overlap', count: total, request_ids: [again.headers['x-request-id']] }] })
})

t.test('for people, where they ask for text', async t => {
  const { app, ask } = await mockFor(t)
  const report = async (accept: string) => app.inject({ url: '/__admin/verdict', headers: { accept } })
  t.equal((await report('text/plain')).body, 'Not known: no flow logs were asked for.\n')
  await ask({ ...window, limit: 10 })
  const { headers, body } = await report('text/plain')
  t.match(headers, { 'content-type': 'text/plain; charset=utf-8', vary: 'accept' })
  t.match(body, /^LOST: \d+ records\.\n {2}\d+ expected, 10 delivered, \d+ lost, 0 pending; 1 request\n[^]*\n\nno-second-page: \d+ records were on later pages[^]*\n {2}see the requests [0-9a-f]{32}\n$/)
  for (const accept of ['*/*', 'application/json', 'text/html', 'application/json, text/plain;q=0.5', 'nonsense', ',,;q=']) t.match((await report(accept)).headers, { 'content-type': /^application\/json/ }, accept)
  await ask({ ...window, limit: 1_000 })
  t.match((await report('text/plain, */*;q=0.1')).body, /^Complete: nothing was lost\.\n/)
})

t.test('of one project and firewall: named where more than one was asked', async t => {
  const { app, ask, admin } = await mockFor(t, { firewalls: [firewall, 'other'] })
  await ask({ ...window, limit: 1_000 })
  await ask({ ...window, limit: 10, fw_instance_id: 'other' })
  t.match((await admin('GET', 'verdict')).json(), { field: 'fw_instance_id', error: 'fw_instance_id must be given: more than one was asked' })
  t.match((await admin('GET', `verdict?fw_instance_id=${firewall}`)).json(), { complete: true, requests: 1 })
  t.match((await admin('GET', 'verdict?fw_instance_id=other')).json(), { complete: false, requests: 1 })
  t.match((await admin('GET', 'verdict?fw_instance_id=nobody')).json(), { field: 'fw_instance_id', error: /^fw_instance_id must be one of / })
  await app.inject({ url: urlOf({ ...window, limit: 10 }).replace(project, 'p'), headers: { 'x-auth-token': 'any' } })
  t.match((await admin('GET', `verdict?fw_instance_id=${firewall}`)).json(), { field: 'project_id' })
  t.match((await admin('GET', `verdict?fw_instance_id=${firewall}&project_id=p`)).json(), { complete: false, delivered: 10, requests: 1 })
  t.match((await admin('GET', `verdict?fw_instance_id=${firewall}&project_id=${project}`)).json(), { complete: true, requests: 1 })
  t.match((await admin('GET', 'verdict?project_id=nobody')).json(), { complete: null, requests: 0 })
})

t.test('of a scope, a filter, a cut, and since a time; of a client that is still at work', async t => {
  const { ask, admin, app: { state: { clock } } } = await mockFor(t, { now })
  const verdict = async (query: string) => (await admin('GET', `verdict?${query}`)).json()
  const end = now + MINUTE
  const { total } = (await ask({ start_time: now - MINUTE, end_time: end, limit: 1_000 })).json().data
  t.match(await verdict(''), { complete: true, expected: total, pending: 0, cut: now })
  clock.advance(MINUTE)
  const { pending } = await verdict('')
  t.ok(pending > 0, 'appeared since, and no loss')
  t.match(await verdict(`cut=${clock.now()}`), { complete: false, expected: total + pending, lost: pending, pending: 0, causes: [{ cause: 'arrived-late', count: pending }] })
  t.match(await verdict(`cut=${new Date(clock.now() + MINUTE).toISOString()}`), { cut: clock.now(), lost: pending }, 'nothing can be seen after now')
  const live = await verdict(`cut=${clock.now()}&live`)
  t.match(live, { complete: false, missing: pending })
  t.notOk('lost' in live)
  const half = await verdict(`start_time=${now - MINUTE / 2}&end_time=2026-01-31T12:00:00Z`)
  t.match(half, { complete: true, scope: { start_time: now - MINUTE / 2, end_time: now } })
  t.ok(half.expected > 0 && half.expected < total)
  t.match(await verdict(`since=${now + 1}`), { complete: null, requests: 0 })
  t.match(await verdict('dst_port=443'), { complete: null, requests: 0 }, 'nobody asked with this filter')
  await ask({ start_time: now - MINUTE, end_time: end, limit: 1, dst_port: 443 })
  t.match(await verdict(`since=${now + 1}`), { requests: 1, delivered: 1 })
  t.match(await verdict('dst_port=443'), { complete: false, delivered: 1, requests: 1, causes: [{ cause: 'no-second-page' }] })
})

t.test('does not guess where the journal no longer holds what matters', async t => {
  const { app, ask, admin } = await mockFor(t, { journal: 2 })
  for (const limit of [1_000, 10, 10]) await ask({ ...window, limit })
  const verdict = (await admin('GET', 'verdict')).json()
  t.match(verdict, { complete: null, dropped: 1, causes: [], requests: 2 })
  t.match((await app.inject({ url: '/__admin/verdict', headers: { accept: 'text/plain' } })).body, /^Not known: the journal does not hold all requests\.\n {2}\d+ expected, at least 10 delivered, at most \d+ lost, [^]*1 request no longer in the journal: start with a larger --journal\n/)
  t.match((await admin('GET', `verdict?since=${now + 1}`)).json(), { dropped: 0 }, 'what came before does not matter')
  await admin('DELETE', 'requests')
  t.match((await admin('GET', 'verdict')).json(), { complete: null, dropped: 0, requests: 0 })
})

t.test('a bad question is a 400 that names what was wrong', async t => {
  const { ask, admin } = await mockFor(t)
  await ask({ ...window, limit: 10 })
  for (const [query, field] of [
    ['start_time=soon', 'start_time'], ['end_time=1', 'end_time'], ['end_time=-1', 'end_time'], ['end_time=1e30', 'end_time'], [`end_time=${'9'.repeat(400)}`, 'end_time'],
    ['cut=2026-02-31', 'cut'], ['cut=NaN', 'cut'], ['since=Infinity', 'since'], ['since=0x10', 'since'],
    ['start_time=2026-01-02&end_time=2026-01-01', 'start_time'],
    ['live=maybe', 'live'], ['live=true&live=true', 'live'], ['cut=2026-01-01&cut=2026-01-01', 'cut'], ['project_id=a&project_id=b', 'project_id'], ['cut[]=2026-01-01', 'cut[]'],
    ['dst_port=99999999', 'dst_port'], ['dst_port=443&dst_port=443', 'dst_port'], ['direction=sideways', 'direction'], ['protocol[]=TCP', 'protocol[]'],
    ['limit=10', 'limit'], ['log_id=1', 'log_id'], ['__proto__=1', '__proto__'], ['constructor=1', 'constructor'], ['a.b=1', 'a.b']
  ] as const) {
    const { statusCode, body } = await admin('GET', `verdict?${query}`)
    t.equal(statusCode, 400, `${query.slice(0, 40)}: ${body}`)
    const { error, field: named } = JSON.parse(body)
    t.equal(named, field, body)
    t.ok(error.startsWith(field) && error.length < 400, error)
  }
  for (const query of ['cut=', 'project_id=', `start_time=${8_640_000_000_000_000}`, `cut=${8_640_000_000_000_000}`, 'live=', `src_ip=${'x'.repeat(2_000)}`, `project_id=${'%00'.repeat(500)}`]) {
    t.equal((await admin('GET', `verdict?${query}`)).statusCode, 200, query.slice(0, 40))
  }
  t.equal((await admin('PUT', 'verdict')).statusCode, 404)
})
