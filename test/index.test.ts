import t from 'tap'
import { ConfigError, createMock, type FlowLog } from '../src/index.ts'
import { fileURLToPath } from 'node:url'
import { urlOf } from './helpers/mock.ts'

const now = '2026-01-31T12:00:00Z'
const headers = { 'x-auth-token': 'any' }
const record = { log_id: '1', start_time: 1_663_555_012_000, end_time: 1_663_555_013_000 }
const throttle = { name: 'throttle', respond: { status: 429 } }

t.test('answers without a port, and the same with one', async t => {
  await using mock = await createMock({ seed: 7, now })
  const { statusCode, body } = await mock.inject({ url: urlOf(), headers })
  t.equal(statusCode, 200)
  t.match(JSON.parse(body), { data: { limit: 10, records: Array(10).fill({}) } })
  const url = await mock.listen()
  t.match(url, /^http:\/\/127\.0\.0\.1:\d+$/)
  t.equal(await (await fetch(url + urlOf(), { headers })).text(), body)
})

t.test('controls clock, faults and requests; reset undoes it', async t => {
  await using mock = await createMock({ now: new Date(now), faults: [throttle] })
  const status = async () => (await mock.inject({ url: urlOf(), headers })).statusCode
  t.equal(await status(), 429, 'faults to begin with')
  mock.faults.clear()
  t.equal(await status(), 200)
  t.throws(() => mock.faults.append([{ respond: { status: 302 } }]), { message: /^faults\[0\]\.respond\.status must be/ })
  mock.faults.append([{ kind: 'no-records', as: 'null', match: { query: { offset: { min: 10 } } } }, { respond: { status: 503 }, times: 1 }])
  t.equal(await status(), 503)
  mock.clock.advance(60_000)
  t.equal(mock.clock.now(), Date.parse(now) + 60_000)
  t.strictSame(mock.requests.list().map(({ status }) => status), [503, 200, 429])
  mock.reset()
  t.equal(mock.clock.now(), Date.parse(now))
  t.strictSame(mock.requests.list(), [])
  t.match(mock.faults.list(), [throttle])
})

t.test('takes records and rules as values and as files, and settings as values and as texts', async t => {
  const file = fileURLToPath(new URL('../fixtures/page-example.json', import.meta.url))
  const faults = t.testdir({ 'faults.json': JSON.stringify([throttle]) }) + '/faults.json'
  for (const [options, total] of [[{ rate: 0, records: [record] }, 1], [{ rate: '0', records: file, lag: '90s' }, 1]] as const) {
    await using mock = await createMock({ now, ...options })
    t.match((await mock.inject({ url: urlOf(), headers })).json(), { data: { total } })
  }
  await using throttled = await createMock({ faults, profile: 'flaky' })
  t.equal(throttled.faults.list()[0]?.name, 'throttle', 'the file before the profile')
  t.ok(throttled.faults.list().length > 1)
})

t.test('mocks in one process share nothing', async t => {
  await using one = await createMock({ seed: 1, now })
  await using other = await createMock({ seed: 2, now })
  const ask = async (mock: typeof one) => (await mock.inject({ url: urlOf(), headers })).body
  t.not(await ask(one), await ask(other))
  one.faults.replace([throttle])
  one.clock.advance(1)
  t.equal((await other.inject({ url: urlOf(), headers })).statusCode, 200)
  t.strictSame([one, other].map(mock => mock.requests.list().length), [1, 2])
  t.not(one.clock.now(), other.clock.now())
})

t.test('an unusable option is named in one line, and as the error\'s field', async t => {
  const rows: ReadonlyArray<readonly [unknown, string, string | undefined]> = [
    [{ sead: 1 }, 'unknown option sead', 'sead'],
    [{ toString: 1 }, 'unknown option toString', 'toString'],
    [{ port: 5n }, 'port must be an integer from 0 to 65535, got 5', 'port'],
    [{ port: 70_000 }, 'port must be an integer from 0 to 65535, got 70000', 'port'],
    [{ logLevel: 'loud' }, 'logLevel must be one of trace', 'logLevel'],
    [{ order: 'up' }, 'order must be one of newest, oldest, got "up"', 'order'],
    [{ now: null }, 'now must be a time', 'now'],
    [{ now: 5 }, 'now must be a time', 'now'],
    [{ profile: 'nope' }, 'profile must be one of', 'profile'],
    [{ accessKey: 'AK' }, 'every accessKey needs its secretKey', 'accessKey'],
    [{ records: null }, 'records must be an array of records or the path of a file, got null', 'records'],
    [{ records: { data: {} } }, 'records must be an array of records or the path of a file, got {"data":{}}', 'records'],
    [{ records: 'no/such/file' }, 'cannot read records: ', 'records'],
    [{ records: [null] }, 'records[0]: a record must be an object', 'records'],
    [{ records: [record, { ...record, log_id: '' }] }, 'records[1]: log_id must be', 'records'],
    [{ records: [record, record] }, 'records[1]: log_id 1 is there already', 'records'],
    [{ faults: null }, 'faults must be ', 'faults'],
    [{ faults: 'no/such/file' }, 'cannot read faults: ', 'faults'],
    [{ faults: [{}] }, 'faults[0] must have a delay, respond or wire, or a kind', 'faults'],
    ...[null, 7, 'port', []].map(options => [options, `options must be an object, got ${JSON.stringify(options)}`, undefined] as const)
  ]
  const create: (options: never) => Promise<unknown> = createMock
  for (const [options, message, field] of rows) {
    const error = await Reflect.apply(create, undefined, [options]).catch((error: unknown) => error)
    t.ok(error instanceof ConfigError && error.message.startsWith(message) && !error.message.includes('\n'), `${message}: ${error}`)
    t.match(error, { name: 'ConfigError', code: 'CFW_MOCK_CONFIG' }, message)
    t.equal(error.field, field, message)
  }
})

t.test('what the caller does to its objects afterwards, and to those it is given, changes nothing', async t => {
  const mine = { ...record }
  const rule = { respond: { status: 429 }, times: 1, match: { project_id: 'p' } }
  const added = { delay: { type: 'fixed', ms: 5 }, match: { project_id: 'q' } } as const
  const firewalls = ['2af58b7c-893c-4453-a984-bdd9b1bd6318']
  await using mock = await createMock({ now, rate: 0, records: [mine], faults: [rule], firewalls })
  mock.faults.append([added])
  const before = JSON.stringify(mock.faults.list())
  Object.assign(mine, { log_id: 'other', start_time: 0 })
  Object.assign(rule.respond, { status: 200 })
  Object.assign(rule.match, { project_id: undefined })
  Object.assign(added.match, { project_id: 'x' })
  firewalls.length = 0
  for (const listed of mock.faults.list()) Object.assign(listed, { times: 0, match: {} })
  t.equal(JSON.stringify(mock.faults.list()), before)
  mock.reset()
  t.match(mock.faults.list(), [{ respond: { status: 429 }, times: 1, match: { project_id: 'p' } }])
  t.match((await mock.inject({ url: urlOf(), headers })).json(), { data: { records: [record] } })
})

t.test('the clock takes what HTTP takes, and throws at the rest', async t => {
  await using mock = await createMock({ now })
  mock.clock.advance('90s')
  t.equal(mock.clock.now(), Date.parse(now) + 90_000)
  mock.clock.freeze('2026-02-01T00:00:00Z')
  t.throws(() => mock.clock.advance(NaN), { field: 'duration', message: /^duration must be a duration such as 90s, .*, got NaN$/ })
  t.equal(mock.clock.now(), Date.parse('2026-02-01T00:00:00Z'))
})

t.test('an argument of the wrong kind is named, and changes nothing', async t => {
  await using mock = await createMock({ now, faults: [throttle] })
  await mock.inject({ url: urlOf(), headers })
  const { faults, requests } = mock
  const rows: ReadonlyArray<readonly [call: (...args: never) => unknown, args: readonly unknown[], message: string]> = [
    [mock.reset, [{}], 'projectId must be text, got {}'],
    [mock.reset, [null], 'projectId must be text, got null'],
    [requests.clear, [{}], 'projectId must be text, got {}'],
    [requests.listen, [() => {}, 7], 'projectId must be text, got 7'],
    [requests.listen, [], 'listener must be a function, got nothing'],
    [requests.list, [null], 'filter must be an object, got null'],
    [requests.list, ['p'], 'filter must be an object, got "p"'],
    [requests.list, [{ projectId: 7 }], 'projectId must be text, got 7'],
    [requests.list, [{ since: '90s' }], 'since must be a number, got "90s"'],
    [requests.list, [{ limit: NaN }], 'limit must be a number, got NaN'],
    [faults.list, [{}], 'projectId must be text, got {}'],
    [faults.replace, [[], {}], 'projectId must be text, got {}'],
    [faults.append, [[throttle], {}], 'projectId must be text, got {}'],
    [faults.clear, [{}], 'projectId must be text, got {}'],
    [mock.waitForRequest, [], 'match must be a function, got nothing'],
    [mock.waitForRequest, ['200'], 'match must be a function, got "200"'],
    [mock.waitForRequest, [() => true, null], 'options must be an object, got null'],
    [mock.idle, [null], 'options must be an object, got null'],
    [mock.verdict, [null], 'query must be an object, got null'],
    [async (...query) => { for await (const record of Reflect.apply(mock.records, mock, query)) t.fail(record) }, [null], 'query must be an object, got null']
  ]
  for (const [call, args, message] of rows) {
    await t.rejects(async () => Reflect.apply(call, mock, args), { message, field: message.split(' ')[0] }, message)
  }
  t.match(faults.list(), [throttle])
  t.equal(requests.list().length, 1)
})

t.test('listen twice gives the same address; after close, even before any listen, it is closed for good', async t => {
  const mock = await createMock()
  const [one, other] = await Promise.all([mock.listen(), mock.listen()])
  t.equal(one, other)
  t.equal(await mock.listen(), one)
  await mock.close()
  await mock.close()
  await t.rejects(mock.listen(), { message: 'the mock is closed' })
  const never = await createMock()
  await never.close()
  await t.rejects(never.listen(), { message: 'the mock is closed' })
  const soon = await createMock()
  const listening = soon.listen()
  await soon.close()
  await t.rejects(fetch(await listening.catch(() => one)), 'nothing listens')
})

t.test('a port that was in use can be tried again', async t => {
  await using holder = await createMock()
  const { port } = new URL(await holder.listen())
  await using mock = await createMock({ port })
  await t.rejects(mock.listen(), { name: 'ListenError', code: 'EADDRINUSE' })
  await holder.close()
  t.equal(await mock.listen(), `http://127.0.0.1:${port}`)
})

t.test('judges what a client read, hands out the truth, and waits for requests', async t => {
  await using mock = await createMock({ now, seed: 3 })
  t.equal(mock.url, undefined)
  t.equal(await mock.listen(), mock.url)
  const window = { start_time: Date.parse(now) - 60_000, end_time: Date.parse(now) }
  await t.rejects(mock.waitForRequest(() => true, { timeout: 1 }), { message: 'no request matched within 1 ms; none came' })
  const coming = mock.waitForRequest(({ status }) => status === 200)
  const { data: { records } } = (await mock.inject({ url: urlOf({ ...window, limit: 1_000 }), headers })).json()
  t.match(await coming, { records: records.length })
  t.match(await mock.waitForRequest(({ status }) => status === 200), { records: records.length }, 'also one that has come')
  await mock.idle({ quiet: 1 })
  const none: unknown = 'a while'
  for (const [field, wait] of [['timeout', async () => Reflect.apply(mock.waitForRequest, mock, [() => false, { timeout: none }])], ['timeout', async () => mock.waitForRequest(() => false, { timeout: NaN })], ['quiet', async () => mock.idle({ quiet: -1 })]] as const) {
    await t.rejects(wait(), { field, message: new RegExp(`^${field} must be a duration`) })
  }
  t.match(await mock.verdict(), { complete: true, expected: records.length, delivered: records.length, lost: 0, causes: [] })
  const truth: FlowLog[] = []
  for await (const record of mock.records()) truth.push(record)
  t.strictSame(truth, records)
  t.match(await mock.verdict({ project_id: 'another' }), { complete: null, requests: 0 })
  await t.rejects(mock.verdict({ cut: 'soon' }), { message: /^cut must be a time/ })
})

t.test('judges a store as a database hands it out: ids or records, big integers and dates too', async t => {
  await using mock = await createMock({ now })
  const window = { start_time: Date.parse(now) - 60_000, end_time: Date.parse(now) }
  const { data: { records } } = (await mock.inject({ url: urlOf({ ...window, limit: 1_000 }), headers })).json()
  const judge = async (stored: Iterable<unknown>, idField?: string) => (await mock.verdict({ stored, ...idField !== undefined && { idField } })).stored
  t.match(await judge(records), { records: records.length, never_stored: 0, altered: [] })
  t.match(await judge(records.map((record: FlowLog) => record.log_id), 'log_id'), { records: records.length, never_stored: 0, altered: [] })
  const rows = records.map((record: FlowLog) => ({ ...record, log_id: BigInt(record.log_id), start_time: new Date(record.start_time), packets: BigInt(record.packets ?? 0), app: { name: 1n } }))
  const { altered = [], ...rest } = await judge([...rows, 7n, {}]) ?? {}
  t.match(rest, { records: records.length + 1, never_stored: 0, invented: 1, bad_lines: { count: 1, examples: [{ line: records.length + 2, reason: 'no log_id' }] } })
  t.match(new Map(altered.map(({ field, kind }) => [field, kind])), new Map([['log_id', 'type-changed'], ['start_time', 'type-changed'], ['packets', 'type-changed'], ['app', 'other']]))
  t.match(altered.find(({ field }) => field === 'app'), { examples: [{ stored: { name: '1' } }] })
})
