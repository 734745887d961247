// The conditions that break log collectors, each produced by a documented setting and seen on the wire (the rows of docs/control.md).
import { connect } from 'node:net'
import t from 'tap'
import type { FlowLog } from '../../src/contract/flow-log.ts'
import { immediateTimer, mockFor, now, project, urlOf, type Mock } from '../helpers/mock.ts'

const minute = 60_000
const day = 86_400_000
const dayBefore = { start_time: now - 2 * day, end_time: now - day }

async function read ({ ask }: Mock, change: Readonly<Record<string, unknown>>): Promise<{ readonly records: readonly FlowLog[], readonly total: number }> {
  return (await ask(change)).json().data
}

/** Reads page after page by cursor, until one is short or an answer is not 200. */
async function walk (mock: Mock, change: Readonly<Record<string, unknown>>, limit: number): Promise<{ readonly pages: ReadonlyArray<readonly FlowLog[]>, readonly status: number }> {
  const pages: Array<readonly FlowLog[]> = []
  let cursor = {}
  while (true) {
    const response = await mock.ask({ ...change, limit, ...cursor })
    if (response.statusCode !== 200) return { pages, status: response.statusCode }
    const { records }: { records: readonly FlowLog[] } = response.json().data
    pages.push(records)
    if (records.length < limit) return { pages, status: 200 }
    cursor = cursorAfter(records)
  }
}

function cursorAfter (records: readonly FlowLog[]): object {
  const last = records.at(-1)
  return { log_id: last?.log_id, next_date: last?.start_time }
}

const ids = (records: readonly FlowLog[]) => records.map(({ log_id: id }) => id)
const tenMinutes = { start_time: now - day, end_time: now - day + 10 * minute }

t.test('C1: a tie straddles a page boundary, for any limit (--profile ties, --resolution 1s)', async t => {
  const mock = await mockFor(t, { rate: 20, resolution: '1s' })
  for (const limit of [1, 3, 7, 64, 500]) {
    const { pages } = await walk(mock, { start_time: now - day, end_time: now - day + Math.max(10, limit) * 1_000 }, limit) // some twenty pages
    t.ok(pages.some((page, k) => page.at(-1)?.start_time === pages[k + 1]?.[0]?.start_time), `limit ${limit}`)
  }
})

t.test('C2: records appear in a window after it was read (the clock; more of them with --profile late)', async t => {
  const mock = await mockFor(t, { lag: '10m' })
  const window = { start_time: now - 30 * minute, end_time: now, limit: 1_024 }
  const { records: before, total } = await read(mock, window)
  await mock.admin('PUT', 'clock', { action: 'advance', duration: 'PT10M' })
  const after = await read(mock, window)
  const late = after.records.filter(({ log_id: id }) => !ids(before).includes(id))
  t.ok(after.total > total)
  t.ok(late.some(({ start_time: start }) => start < Math.max(...before.map(record => record.start_time))), 'some of them behind what had been read')
})

t.test('C5: the last page is short, exactly full, or empty (any window, by its limit)', async t => {
  const mock = await mockFor(t)
  const { total } = await read(mock, { ...tenMinutes, limit: 1 })
  const lengths = async (limit: number) => (await walk(mock, tenMinutes, limit)).pages.map(({ length }) => length)
  t.ok(total > 2 && total <= 1_024, 'a window that fits a page')
  t.strictSame(await lengths(total - 1), [total - 1, 1], 'short')
  t.strictSame(await lengths(total), [total, 0], 'full, then empty')
  t.strictSame(await read(mock, { start_time: 0, end_time: 0, limit: 1 }), { limit: 1, records: [], total: 0 }, 'empty from the start')
})

t.test('C6: records arrive between two pages, and offsets repeat (the clock)', async t => {
  const mock = await mockFor(t)
  const window = { start_time: now - 60 * minute, end_time: now + day, limit: 200 }
  const first = await read(mock, window)
  await mock.admin('PUT', 'clock', { action: 'advance', duration: '30s' })
  const second = await read(mock, { ...window, offset: 200 })
  t.ok(ids(second.records).some(id => ids(first.records).includes(id)))
})

t.test('C7: a tie longer than a page (--profile ties)', async t => {
  const mock = await mockFor(t, { rate: 50, resolution: '1s' })
  const { pages } = await walk(mock, { start_time: now - day, end_time: now - day + 10_000 }, 5)
  t.ok(pages.some((page, k) => page.length === 5 && page[0]?.start_time === pages[k + 1]?.at(-1)?.start_time), 'two pages of one moment')
})

t.test('C8: a cursor is refused in mid-walk, and stays refused (kind expire-cursor)', async t => {
  const mock = await mockFor(t)
  await mock.admin('PUT', 'faults', [{ kind: 'expire-cursor', after: 2 }])
  const { pages, status } = await walk(mock, tenMinutes, 50)
  t.strictSame([pages.length, status], [2, 400])
  const again = await mock.ask({ ...tenMinutes, limit: 50, ...cursorAfter(pages[1] ?? []) })
  t.match(again, { statusCode: 400, headers: { 'x-cfw-mock-fault': 'expire-cursor' } }, 'and the same cursor again')
  t.match(again.json(), { error_code: 'CFW.00200003' })
  t.equal((await walk(mock, tenMinutes, 50)).status, 200, 'a new walk reads on')
})

t.test('C9: 429, also on the first request, with and without Retry-After (a rule, or kind quota)', async t => {
  const mock = await mockFor(t)
  await mock.admin('PUT', 'faults', [
    { match: { page: 1 }, times: 1, respond: { status: 429, retry_after: 2 } },
    { match: { page: 1 }, times: 1, respond: { status: 429 } },
    { kind: 'quota', limit: 1, window: '1m', retry_after: true }
  ])
  const first = await mock.ask()
  t.match(first, { statusCode: 429, headers: { 'retry-after': '2' } })
  t.match(first.json(), { error_code: 'APIGW.0308', request_id: first.headers['x-request-id'] })
  const second = await mock.ask()
  t.strictSame([second.statusCode, second.headers['retry-after']], [429, undefined])
  t.equal((await mock.ask()).statusCode, 200)
  t.match(await mock.ask(), { statusCode: 429, headers: { 'retry-after': '60' } }, 'the quota is used up')
  await mock.admin('PUT', 'clock', { action: 'advance', duration: 'PT60S' })
  t.equal((await mock.ask()).statusCode, 200, 'until the next window')
})

t.test('C10: 500, 502, 503 on page k (a rule)', async t => {
  const mock = await mockFor(t)
  await mock.admin('PUT', 'faults', [500, 502, 503].map(status => ({ match: { page: 2 }, times: 1, respond: { status } })))
  const statuses = [500, 502, 503]
  for (const status of statuses) t.strictSame(await walk(mock, tenMinutes, 50).then(({ pages, status }) => [pages.length, status]), [1, status])
  t.equal((await walk(mock, tenMinutes, 50)).status, 200)
})

t.test('C11: the token expires between two pages (a rule)', async t => {
  const mock = await mockFor(t)
  await mock.admin('PUT', 'faults', [{ match: { page: 2 }, times: 1, respond: { status: 401 } }])
  const first = await read(mock, { limit: 5 })
  const second = await mock.ask({ limit: 5, ...cursorAfter(first.records) })
  t.equal(second.statusCode, 401)
  t.match(second.json(), { error_code: 'APIGW.0301', error_msg: /token expires, expires_at: 2026-01-31T12:00:00.000Z/ })
  t.equal((await mock.ask({ limit: 5, ...cursorAfter(first.records) })).statusCode, 200, 'a new token reads on')
})

t.test('C11: the same with a real token (--auth strict, and the clock)', async t => {
  const { app, ask, admin } = await mockFor(t, { auth: 'strict', user: 'demo:pass' })
  const user = { name: 'demo', password: 'pass', domain: { name: 'any' } }
  const payload = { auth: { identity: { methods: ['password'], password: { user } }, scope: { project: { id: project } } } }
  const signedIn = async () => ({ 'x-auth-token': String((await app.inject({ method: 'POST', url: '/v3/auth/tokens', payload })).headers['x-subject-token']) })
  const token = await signedIn()
  const { records } = (await ask({ limit: 5 }, token)).json().data
  await admin('PUT', 'clock', { action: 'advance', duration: 'P1D' })
  const second = await ask({ limit: 5, ...cursorAfter(records) }, token)
  t.equal(second.statusCode, 401)
  t.match(second.json(), { error_code: 'APIGW.0301', error_msg: /token expires/ })
  t.equal((await ask({ limit: 5, ...cursorAfter(records) }, await signedIn())).statusCode, 200)
})

t.test('C12: a body cut short, a trickle, a reset connection (wire faults)', async t => {
  const { timer, waited } = immediateTimer()
  const { app, admin } = await mockFor(t, {}, [], { timer })
  const { port } = new URL(await app.listen({ port: 0 }))
  const whole = await rawRequest(port)
  const seen = async (wire: string) => {
    await admin('PUT', 'faults', [{ wire }])
    return rawRequest(port)
  }
  t.match(await seen('truncate'), { text: /^HTTP\/1\.1 200 OK\r\n(.*\r\n)*content-length: \d+/, error: undefined })
  const half = await seen('truncate')
  t.ok(half.body.length < whole.body.length && whole.body.startsWith(half.body), 'half a body, with the length of a whole one')
  t.equal(Number(/content-length: (\d+)/.exec(half.text)?.[1]), whole.body.length)
  t.equal((await seen('dribble')).body, whole.body, 'all of it, bit by bit')
  t.strictSame(waited, Array(19).fill(250))
  t.equal((await seen('reset')).error, 'ECONNRESET')
  t.match(await seen('empty'), { text: '', error: undefined })
  const garbage = await seen('garbage')
  t.ok(garbage.text.length > 100 && !garbage.text.includes('HTTP'))
})

t.test('C13: back-to-back windows share what starts on their boundary (--resolution 1s)', async t => {
  const mock = await mockFor(t, { rate: 20, resolution: '1s' })
  const middle = now - day
  const { records: early } = await read(mock, { start_time: middle - 10_000, end_time: middle, limit: 1_024 })
  const { records: late } = await read(mock, { start_time: middle, end_time: middle + 10_000, limit: 1_024 })
  const shared = late.filter(({ log_id: id }) => ids(early).includes(id))
  t.ok(shared.length > 0)
  t.ok(shared.every(({ start_time: start }) => start === middle))
})

t.test('C14: ends before starts, stamps in the future (kind skew)', async t => {
  const mock = await mockFor(t)
  await mock.admin('PUT', 'faults', [{ kind: 'skew', share: 0.5 }])
  const { pages, status } = await walk(mock, tenMinutes, 50)
  t.equal(status, 200, 'its cursors are good')
  t.ok(pages.flat().some(({ start_time: start, end_time: end }) => end < start))
  t.ok(pages.flat().some(({ start_time: start }) => start > now))
})

t.test('C16: a window beyond the retention is empty (--retention)', async t => {
  t.not((await read(await mockFor(t), { start_time: now - 9 * day, end_time: now - 8 * day })).total, 0)
  t.equal((await read(await mockFor(t, { retention: '7d' }), { start_time: now - 9 * day, end_time: now - 8 * day })).total, 0)
})

t.test('C20: pages of 1024 records (limit)', async t => {
  const { records } = await read(await mockFor(t), { ...dayBefore, limit: 1_024 })
  t.equal(new Set(ids(records)).size, 1_024)
})

t.test('C21: an answer that is not JSON: HTML with a 502, an empty 200 (a rule with a body)', async t => {
  const mock = await mockFor(t)
  const body = '<html><body>Bad Gateway \u2013 r\u00e9essayez</body></html>'
  await mock.admin('PUT', 'faults', [{ times: 1, respond: { status: 502, body, retry_after: 5 } }, { times: 1, respond: { status: 200, body: '' } }, { times: 1, respond: { status: 200, body: 'ok', content_type: 'text/plain' } }])
  t.match(await mock.ask(), { statusCode: 502, headers: { 'content-type': 'text/html', 'retry-after': '5', 'x-request-id': /./ }, body })
  t.match(await mock.ask(), { statusCode: 200, headers: { 'content-length': '0' }, body: /^$/ })
  t.match(await mock.ask(), { statusCode: 200, headers: { 'content-type': 'text/plain' }, body: 'ok' })
  t.match((await mock.admin('GET', 'requests')).json().requests, [{ status: 200, records: null }, { status: 200, records: null }, { status: 502, error_code: null }])
})

t.test('C22: Retry-After as a date on the mock\'s clock (retry_after_format)', async t => {
  const mock = await mockFor(t, { now: now + 1 })
  await mock.admin('PUT', 'faults', [{ times: 1, respond: { status: 503, retry_after: 2, retry_after_format: 'date' } }, { kind: 'quota', limit: 1, window: '1m', retry_after: true, retry_after_format: 'date' }])
  t.equal((await mock.ask()).headers['retry-after'], 'Sat, 31 Jan 2026 12:00:03 GMT', 'not a moment too soon')
  t.equal((await mock.ask()).statusCode, 200)
  t.match(await mock.ask(), { statusCode: 429, headers: { 'retry-after': 'Sat, 31 Jan 2026 12:01:01 GMT' } })
})

t.test('C23: records null or missing (kind no-records)', async t => {
  const mock = await mockFor(t)
  const { total } = await read(mock, tenMinutes)
  await mock.admin('PUT', 'faults', [{ times: 1, kind: 'no-records', as: 'null' }, { times: 1, kind: 'no-records', as: 'missing' }])
  t.strictSame((await mock.ask(tenMinutes)).json(), { data: { limit: 10, records: null, total } })
  t.strictSame((await mock.ask(tenMinutes)).json(), { data: { limit: 10, total } })
  t.match((await mock.admin('GET', 'requests?limit=1')).json().requests, [{ status: 200, whole: true, records: null, first_id: null, last_id: null }])
})

t.test('C24: offsets beyond a depth are refused (a rule with a range)', async t => {
  const mock = await mockFor(t)
  await mock.admin('PUT', 'faults', [{ match: { query: { offset: { min: 10_000 } } }, respond: { status: 400, error_code: 'CFW.00500004' } }])
  t.equal((await mock.ask({ offset: 9_999 })).statusCode, 200)
  t.match((await mock.ask({ offset: 10_000 })).json(), { error_code: 'CFW.00500004', error_msg: 'page jump too large' })
})

t.test('C25: a slow answer (delay)', async t => {
  const { timer, waited } = immediateTimer()
  const mock = await mockFor(t, {}, [], { timer })
  await mock.admin('PUT', 'faults', [{ match: { page: 2 }, times: 1, delay: { type: 'fixed', ms: 3_000 } }])
  t.equal((await walk(mock, tenMinutes, 50)).status, 200)
  t.strictSame(waited, [3_000])
})

t.test('C26: times in whole seconds (--resolution 1s)', async t => {
  const { records } = await read(await mockFor(t, { resolution: '1s' }), tenMinutes)
  t.ok(records.length > 0 && records.every(({ start_time: start, end_time: end }) => start % 1_000 === 0 && end % 1_000 === 0))
})

t.test('records served twice (kind duplicate)', async t => {
  const mock = await mockFor(t)
  const clean = (await walk(mock, tenMinutes, 50)).pages.flat()
  await mock.admin('PUT', 'faults', [{ kind: 'duplicate', share: 0.3 }])
  const { pages } = await walk(mock, tenMinutes, 50)
  t.ok(pages.every(({ length }) => length <= 50), 'no page is longer than asked for')
  t.ok(pages.flat().length > clean.length, 'some came twice')
  t.strictSame([...new Set(ids(pages.flat()))], ids(clean), 'none is lost, in the same order')
})

interface RawResponse {
  readonly text: string
  readonly body: string
  readonly error: string | undefined
}

/** Sends a request over a socket; gives all that comes back before the connection ends. */
async function rawRequest (port: string): Promise<RawResponse> {
  const socket = connect({ port: Number(port), host: '127.0.0.1' })
  const chunks: Buffer[] = []
  let error: string | undefined
  socket.on('data', chunk => chunks.push(chunk))
  socket.on('error', failure => { error = 'code' in failure ? String(failure.code) : failure.message })
  socket.write(`GET ${urlOf({ limit: 20 })} HTTP/1.1\r\nHost: x\r\nX-Auth-Token: any\r\nConnection: close\r\n\r\n`)
  await new Promise(resolve => { socket.once('close', resolve) })
  const text = Buffer.concat(chunks).toString()
  return { text, body: text.slice(text.indexOf('\r\n\r\n') + 4), error }
}
