import t from 'tap'
import { ConfigError, createMock } from '../src/index.ts'
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
  t.throws(() => mock.faults.append([{ respond: { status: 200 } }]), { message: /^faults\[0\]\.respond\.status must be/ })
  mock.faults.append([{ respond: { status: 503 }, times: 1 }])
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

t.test('an unusable option is named in one line', async t => {
  const rows: ReadonlyArray<readonly [object, string]> = [
    [{ sead: 1 }, 'unknown option sead'],
    [{ toString: 1 }, 'unknown option toString'],
    [{ port: 70_000 }, 'port must be an integer from 0 to 65535, got 70000'],
    [{ order: 'up' }, 'order must be one of newest, oldest, got "up"'],
    [{ profile: 'nope' }, '--profile must be one of'],
    [{ records: [record, { ...record, log_id: '' }] }, 'records[1]: log_id must be'],
    [{ records: [record, record] }, 'records[1]: log_id 1 is there already'],
    [{ faults: [{}] }, 'faults[0] must have a delay, respond or wire, or a kind']
  ]
  for (const [options, message] of rows) {
    const error = await createMock(options).catch((error: unknown) => error)
    t.ok(error instanceof ConfigError && error.message.startsWith(message) && !error.message.includes('\n'), `${message}: ${error}`)
  }
})
