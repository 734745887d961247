// Each hint fires at its mistake, and at nothing that a right client does.
import t, { type Test } from 'tap'
import { VENDOR_PATHS } from '../../src/contract/vendor-paths.ts'
import { mockFor, now, project, urlOf, type Mock } from '../helpers/mock.ts'
import { GOOD, GOOD_AT_ONE_TIME } from '../walkers/good.ts'
import { serviceFor } from '../walkers/service.ts'

type Query = Readonly<Record<string, unknown>>

const minute = 60_000
const yesterday = { start_time: now - 1_440 * minute, end_time: now - 1_430 * minute }
const windowOf = (from: number, to: number) => ({ start_time: now + from * minute, end_time: now + to * minute })
const newestHints = async ({ admin }: Mock): Promise<readonly string[]> => (await admin('GET', 'requests?limit=1')).json().requests[0].hints

/** What the journal says of the last of these requests. */
async function hintsAfter (t: Test, ...queries: readonly Query[]): Promise<readonly string[]> {
  const mock = await mockFor(t)
  for (const query of queries) await mock.ask({ limit: 1_024, ...query })
  return newestHints(mock)
}

t.test('a wrong path is seen, with the nearest that there is', async t => {
  const { app, admin } = await mockFor(t)
  const rows = [
    ['GET', `/v1/${project}/cfw/log/flow?limit=1&token=secret`, 'the mock has no such path: did you mean /v1/{project_id}/cfw/logs/flow?'],
    ['GET', '/v1/cfw/logs/flow', 'the mock has no such path: did you mean /v1/{project_id}/cfw/logs/flow?'],
    ['GET', `/v1/${project}/cfw/logs/flow/`, 'the mock has no such path: did you mean /v1/{project_id}/cfw/logs/flow?'],
    ['GET', urlOf().replace('v1', 'v2'), 'the mock has no such path: did you mean /v1/{project_id}/cfw/logs/flow?'],
    ['POST', `/v1/${project}/cfw/logs/flow`, '/v1/{project_id}/cfw/logs/flow has no "POST": use GET'],
    ['PUT', '/v3/auth/tokens', '/v3/auth/tokens has no "PUT": use GET, HEAD, POST, DELETE'],
    ['GET', '/v3/auth/token', 'the mock has no such path: did you mean /v3/auth/tokens?'],
    ['GET', '/favicon.ico', 'the mock has no such path: /__admin/docs shows those it has'],
    ['GET', `/${'cfw/'.repeat(2_000)}`, 'the mock has no such path: /__admin/docs shows those it has']
  ] as const
  for (const [method, url, hint] of rows) {
    const { statusCode, headers } = await app.inject({ method, url, headers: { 'x-auth-token': 'any' } })
    t.equal(statusCode, 404)
    const { body } = await admin('GET', 'requests?limit=1')
    t.match(JSON.parse(body).requests[0], {
      id: headers['x-request-id'],
      time: '2026-01-31T12:00:00.000Z',
      method,
      path: url.split('?')[0],
      project_id: /^\/v[12]\/([^/]+)/.exec(url)?.[1] ?? null,
      status: 404,
      page: null,
      error_code: 'APIGW.0101',
      error_msg: /does not exist/,
      hints: [hint]
    }, url)
    t.notMatch(body, /secret/)
  }
  t.ok((await admin('GET', 'metrics')).body.includes(`\ncfw_mock_requests_total{status="404"} ${rows.length}\n`))
  t.match(await app.court.verdict(), { requests: 0 }, 'none of them asked for flow logs')
})

t.test('one page of many is seen, but not where the second was once read', async t => {
  const mock = await mockFor(t)
  const first = { ...yesterday, limit: 5 }
  const hint = /^limit 5 but never a second page: \d+ more match$/
  const { data: { records } } = (await mock.ask(first)).json()
  t.match(await newestHints(mock), [hint])
  await mock.ask(first)
  t.match(await newestHints(mock), [hint])
  await mock.ask({ ...first, log_id: records.at(-1).log_id, next_date: records.at(-1).start_time })
  t.notMatch(await newestHints(mock), [hint])
  await mock.ask(first)
  t.notMatch(await newestHints(mock), [hint], 'and the walk begins anew')
})

t.test('what is wrong below /__admin is no request of a client', async t => {
  const { app, admin } = await mockFor(t)
  t.equal((await app.inject('/__admin/nothing')).statusCode, 404)
  t.strictSame((await admin('GET', 'requests')).json(), { requests: [] })
})

t.test('the paths are those that the documents have', async t => {
  const { admin } = await mockFor(t)
  const { paths }: { readonly paths: Readonly<Record<string, object>> } = (await admin('GET', 'openapi.json')).json()
  const known = Object.entries(VENDOR_PATHS).map(([path, methods]) => [path, methods.filter(name => name !== 'HEAD').sort()] as const).sort()
  t.strictSame(known, Object.entries(paths).map(([path, methods]) => [path, Object.keys(methods).filter(name => name !== 'parameters').map(name => name.toUpperCase()).sort()] as const).sort())
})

t.test('times that are no ms', async t => {
  const seconds = { start_time: now / 1_000 - 600, end_time: now / 1_000 }
  const microseconds = { start_time: (now - 600_000) * 1_000, end_time: now * 1_000 }
  t.match(await hintsAfter(t, seconds), ['start_time and end_time lie before 1971: they are ms since 1970, and these look like seconds'])
  t.match(await hintsAfter(t, { ...seconds, start_time: 0 }), [/look like seconds$/])
  t.match((await hintsAfter(t, microseconds))[0], 'start_time and end_time lie beyond the year 3000: they are ms since 1970, and these look like microseconds')
  for (const query of [yesterday, { start_time: 0, end_time: 0 }, { start_time: 0, end_time: now - minute }, { ...yesterday, end_time: Number.MAX_SAFE_INTEGER }]) {
    t.notMatch((await hintsAfter(t, query)).join(), /look like/, JSON.stringify(query))
  }
})

t.test('offsets that count pages', async t => {
  const page = (offset: number | undefined, limit = 5) => ({ ...yesterday, limit, offset })
  t.strictSame(await hintsAfter(t, page(undefined), page(1)), ['offset 1 skips as many records, not pages: the next page of 5 begins 5 further'])
  t.match(await hintsAfter(t, page(1), page(2)), [/^offset 2 skips/])
  t.strictSame(await hintsAfter(t, page(undefined), page(5)), [])
  t.strictSame(await hintsAfter(t, page(undefined, 1), page(1, 1)), [])
  t.strictSame(await hintsAfter(t, page(1)), [], 'alone it may be meant')
})

t.test('windows with a gap between them', async t => {
  t.strictSame(await hintsAfter(t, windowOf(-60, -50), windowOf(-40, -30)), ['no window covers the 10 min before this one: begin where the last one ended'])
  t.match(await hintsAfter(t, { ...yesterday }, { start_time: yesterday.end_time + 1_000, end_time: yesterday.end_time + minute }), [/^no window covers the 999 ms before/], 'whole seconds')
  t.strictSame(await hintsAfter(t, yesterday, { start_time: yesterday.end_time + 1, end_time: yesterday.end_time + minute }), [], 'to the millisecond')
  t.strictSame(await hintsAfter(t, windowOf(-60, -50), { ...windowOf(-40, -30), app: 'SSH' }), [], 'another filter')
  t.strictSame(await hintsAfter(t, windowOf(-60, -50), { ...windowOf(-40, -30), fw_instance_id: 'another' }), [], 'another firewall')
  t.strictSame(await hintsAfter(t, windowOf(-40, -30), windowOf(-60, -50)), [], 'from now backwards')
  const mock = await mockFor(t)
  for (const window of [windowOf(-60, -50), windowOf(-40, -30), windowOf(-50, -40)]) await mock.ask({ ...window, limit: 1_024 })
  for (const { hints } of mock.app.state.journal.list()) t.strictSame(hints, [], 'one of them was later')
})

t.test('windows that overlap', async t => {
  t.match(await hintsAfter(t, windowOf(-60, -50), windowOf(-52, -42)), ['this window covers 2 min of the one before again: right for those who look back, as long as they drop what they know by its log_id'])
  t.strictSame(await hintsAfter(t, windowOf(-60, -50), windowOf(-50, -40)), [], 'a shared end')
  t.strictSame(await hintsAfter(t, windowOf(-60, -50), windowOf(-60, -40)), [], 'all of it again, and more')
  t.strictSame(await hintsAfter(t, windowOf(-60, -50), windowOf(-60, -50)), [], 'the same')
})

t.test('a retry before Retry-After is over', async t => {
  let time = now
  const mock = await mockFor(t, {}, [], { system: () => time })
  await mock.admin('PUT', 'faults', [{ times: 1, respond: { status: 429, retry_after: 2 } }, { times: 1, respond: { status: 503, retry_after: 1, retry_after_format: 'date' } }])
  const askAt = async (after: number, change: Query) => {
    time = now + after
    await mock.ask({ ...yesterday, limit: 1_024, ...change })
    return newestHints(mock)
  }
  t.strictSame(await askAt(0, {}), [])
  t.strictSame(await askAt(300, { start_time: yesterday.start_time + 1 }), [], 'another window; refused too')
  t.strictSame(await askAt(2_000, { end_time: yesterday.end_time + 1, start_time: yesterday.start_time + 1 }), [], 'late enough: a date has whole seconds')
  await mock.admin('PUT', 'faults', [{ times: 2, respond: { status: 429, retry_after: 2 } }])
  t.strictSame(await askAt(10_000, {}), [])
  t.strictSame(await askAt(10_500, {}), ['Retry-After asked to wait 1 s 500 ms longer'])
  t.strictSame(await askAt(12_000, {}), ['Retry-After asked to wait 500 ms longer'])
  t.strictSame(await askAt(14_500, {}), [])
  t.strictSame(await askAt(0, {}), [], 'the clock was set back')
})

t.test('filters that by their form match nothing', async t => {
  const rows: ReadonlyArray<readonly [Query, string]> = [
    [{ src_ip: '10.0.0.0/8' }, 'src_ip "10.0.0.0/8" matches nothing: filters compare whole values, without masks, lists or wild cards'],
    [{ dst_ip: '10.0.0.1,10.0.0.2' }, 'dst_ip "10.0.0.1,10.0.0.2" matches nothing: filters compare whole values, without masks, lists or wild cards'],
    [{ dst_ip: '10.0.*' }, 'dst_ip "10.0.*" matches nothing: filters compare whole values, without masks, lists or wild cards'],
    [{ app: 'HTTP,HTTPS' }, 'app "HTTP,HTTPS" matches nothing: filters compare whole values, without masks, lists or wild cards'],
    [{ dst_host: '*.example.com' }, 'dst_host "*.example.com" matches nothing: filters compare whole values, without masks, lists or wild cards'],
    [{ src_ip: '2001:DB8:0:0:0:0:0:1' }, 'src_ip "2001:DB8:0:0:0:0:0:1" matches nothing: addresses are in their short form, 2001:db8::1'],
    [{ src_ip: 'fe80:0::1%eth0' }, 'src_ip "fe80:0::1%eth0" matches nothing: addresses are in their short form, fe80::1']
  ]
  for (const [filter, hint] of rows) t.strictSame(await hintsAfter(t, { ...yesterday, ...filter }), [hint])
  for (const filter of [{ src_ip: '203.0.113.9' }, { src_ip: '2001:db8::1' }, { dst_host: 'none.example' }, { app: 'NONE' }]) t.strictSame(await hintsAfter(t, { ...yesterday, ...filter }), [], 'a good form that matches nothing')
  const own = { log_id: '1', start_time: now - minute, end_time: now - minute, dst_host: '*' }
  const mock = await mockFor(t, { rate: 0 }, [own])
  await mock.ask({ ...windowOf(-2, -1), dst_host: '*' })
  t.strictSame(await newestHints(mock), [], 'it matches')
})

t.test('a page that is asked for again because it did not come is no cursor that stands still', async t => {
  const mock = await mockFor(t)
  await mock.admin('PUT', 'faults', [{ match: { page: 2 }, times: 1, respond: { status: 503 } }])
  const { log_id: id, start_time: at } = (await mock.ask(yesterday)).json().data.records.at(-1)
  for (let attempt = 0; attempt < 2; attempt++) {
    await mock.ask({ ...yesterday, log_id: id, next_date: at })
    t.strictSame(await newestHints(mock), [])
  }
  await mock.ask({ ...yesterday, log_id: id, next_date: at })
  t.strictSame(await newestHints(mock), ['page 2 again: a cursor that does not move never ends'])
})

t.test('nor is an empty page, which may fill', async t => {
  const mock = await mockFor(t)
  const last = (await mock.ask({ ...yesterday, limit: 1_024 })).json().data.records.at(-1)
  for (let attempt = 0; attempt < 2; attempt++) await mock.ask({ ...yesterday, limit: 1_024, log_id: last.log_id, next_date: last.start_time })
  t.strictSame(await newestHints(mock), [])
})

t.test('good collectors are never accused', async t => {
  const isInformative = (hint: string) => /^the window is not over yet|right for those who look back/.test(hint)
  for (const [name, walker] of Object.entries({ ...GOOD, ...GOOD_AT_ONE_TIME })) {
    for (const profile of name in GOOD ? ['throttled', 'malformed'] : ['steady']) {
      const { service, journal } = await serviceFor(t, { profile, settings: { rate: 1 }, pace: name in GOOD ? 20 : 0 })
      await walker(service)
      const accused = journal().flatMap(({ hints }) => hints).filter(hint => !isInformative(hint))
      t.strictSame(accused, [], `${name}, ${profile}`)
    }
  }
})

t.test('and the documented call', async t => {
  const { app } = await mockFor(t)
  await app.inject({ url: urlOf({ limit: 1_024, end_time: 1_663_555_112_000 }), headers: { 'x-auth-token': 'any' } })
  t.strictSame(app.state.journal.list()[0]?.hints, [])
})
