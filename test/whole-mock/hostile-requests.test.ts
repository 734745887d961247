// No request causes a 5xx, a hang or a crash, and none leaves memory behind.
import { once } from 'node:events'
import { Agent, request, type IncomingMessage } from 'node:http'
import { text } from 'node:stream/consumers'
import fc from 'fast-check'
import t, { type Test } from 'tap'
import { FlowLogQuerySchema } from '../../src/contract/flow-log-query.ts'
import { realTimer } from '../../src/faults/held-responses.ts'
import { heapAfterCollection } from '../helpers/heap.ts'
import { mockFor, project, urlOf, type Mock } from '../helpers/mock.ts'
import { exchange, openConnections, parseAnswers, readToEnd, socketTo } from '../helpers/raw-http.ts'
import { runs } from '../laws/runs.ts'

const token = 'x-auth-token: any\r\n'
const get = (url: string, headers = token) => `GET ${url} HTTP/1.1\r\nhost: mock\r\n${headers}\r\n`
const internals = /node_modules|file:\/\/|\.[jt]s:\d+|\n\s+at /

t.test('thousands of random queries', async t => {
  const { app, ask } = await mockFor(t)
  const names = fc.oneof({ weight: 20, arbitrary: fc.constantFrom(...Object.keys(FlowLogQuerySchema.properties).filter(name => name !== 'fw_instance_id')) }, fc.constantFrom('__proto__', 'constructor', 'a[]', '__proto__[x]', ''), fc.string())
  const texts = fc.oneof(
    fc.constantFrom('', '-1', '+5', '1e3', 'NaN', '0x10', '9007199254740992', '1'.repeat(400), '__proto__', '%00', "' or 1=1 --", '../../etc/passwd', '${7*7}', 'TCP', 'internet', '1664000000000'), // eslint-disable-line no-template-curly-in-string
    fc.nat().map(String), fc.maxSafeNat().map(String), fc.string({ unit: 'binary' }), fc.double().map(String)
  )
  const queries = fc.array(fc.tuple(names, texts), { maxLength: 10 })
  fc.sample(queries, 500) // fills the tables that fast-check keeps
  await ask()
  const heap = await heapAfterCollection()
  const statuses = new Map<number, number>()
  const { numRuns } = runs(10_000)
  await fc.assert(fc.asyncProperty(queries, fc.boolean(), async (parameters, repeat) => {
    const change = Object.fromEntries(parameters)
    const extra = repeat ? `&${parameters.map(pair => pair.map(encodeURIComponent).join('=')).join('&')}` : ''
    const { statusCode, body } = await app.inject({ url: urlOf(change) + extra, headers: { 'x-auth-token': 'any' } })
    statuses.set(statusCode, (statuses.get(statusCode) ?? 0) + 1)
    JSON.parse(body)
    await nextTurn()
    return [200, 400, 414].includes(statusCode) && (statusCode === 200 || !internals.test(body))
  }), { numRuns })
  for (const status of [200, 400]) t.ok((statuses.get(status) ?? 0) > numRuns / 20, `${status}: ${statuses.get(status)}`)
  await answersNormally(t, { app, ask })
  const grown = await heapAfterCollection() - heap
  t.ok(grown < 20_000_000, `memory is back to normal: ${(grown / 1e6).toFixed(1)} MB more`)
})

t.test('random paths', async t => {
  const { app, ask } = await listening(t)
  const agent = new Agent({ keepAlive: true })
  t.teardown(() => agent.destroy())
  const pieces = fc.oneof(fc.constantFrom('v1', 'v3', 'auth', 'tokens', project, 'cfw', 'logs', 'flow', '__admin', 'requests', '..', '%2e%2e', '%2F', '%00', '%zz', '%', '%c0%ae', '%ff', '\\', ';', '*', ':project_id'), fc.webSegment())
  await fc.assert(fc.asyncProperty(fc.array(pieces, { maxLength: 7 }), fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH'), async (path, method) => {
    const call = request(app.listeningOrigin, { agent, method, path: `/${path.join('/')}`, headers: { 'x-auth-token': 'any' } }).end()
    const [answer]: IncomingMessage[] = await once(call, 'response')
    return answer !== undefined && Number(answer.statusCode) < 500 && !internals.test(await text(answer))
  }), { numRuns: 1_000 })
  await answersNormally(t, { app, ask })
})

t.test('worlds of firewalls no longer asked are collected', async t => {
  const { app, ask } = await mockFor(t)
  const visit = async (from: number, to: number) => {
    for (let n = from; n < to; n++) await Promise.all([ask({ fw_instance_id: `fw-${n}`, limit: 1 }), nextTurn()])
    return heapAfterCollection()
  }
  const full = await visit(0, 20)
  t.ok(await visit(20, 40) - full < 10_000_000)
  await answersNormally(t, { app, ask })
})

t.test('garbage on a bare socket', async t => {
  const { app, ask } = await listening(t)
  const garbage = fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 500 }).map(bytes => Buffer.from(bytes)),
    fc.tuple(fc.constantFrom('GET / HTTP/1.1\r\n', 'GET ', 'POST /v3/auth/tokens HTTP/1.1\r\n', '\x16\x03\x01', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), fc.string({ unit: 'binary' })).map(parts => Buffer.from(parts.join(''))))
  await fc.assert(fc.asyncProperty(garbage, async bytes => {
    const answers = await exchange(app, bytes)
    return answers.every(({ status, body }) => status >= 400 && status < 500 && !internals.test(body))
  }), { numRuns: 200 })
  await answersNormally(t, { app, ask })
})

t.test('requests that are not quite requests', async t => {
  const { app, ask } = await listening(t)
  const flow = urlOf()
  const another = flow.replace(project, 'x'.repeat(1_000))
  await app.inject({ url: another, headers: { 'x-auth-token': 'any' } }) // makes its world
  const post = (headers: string, body: string) => `POST /v3/auth/tokens HTTP/1.1\r\nhost: mock\r\ncontent-type: application/json\r\n${headers}\r\n${body}`
  const rows: ReadonlyArray<readonly [string, string | Buffer, number]> = [
    ['an address of 8 kB', get(`${flow}&app=${'x'.repeat(8_192 - flow.length - 5)}`), 200],
    ['an address past 8 kB', get(`${flow}&app=${'x'.repeat(8_192)}`), 414],
    ['an address of 100 kB', get(`${flow}&app=${'x'.repeat(100_000)}`), 414],
    ['a path parameter of 1 kB', get(another), 200],
    ['headers past 16 kB', get(flow, `${token}x: ${'x'.repeat(20_000)}\r\n`), 494],
    ['two thousand headers', get(flow, token + 'x: y\r\n'.repeat(2_000)), 200],
    ['a header many times', get(flow, token.repeat(100)), 200],
    ['two hosts', get(flow, `${token}host: other\r\n`), 200],
    ['no host', `GET ${flow} HTTP/1.1\r\n${token}\r\n`, 400],
    ['two lengths', post('content-length: 2\r\ncontent-length: 3\r\n', '{}'), 400],
    ['a length and chunks', post('content-length: 2\r\ntransfer-encoding: chunked\r\n', '0\r\n\r\n'), 400],
    ['a bare line feed', `GET ${flow} HTTP/1.1\nhost: mock\n${token.replace('\r', '')}\n`, 400],
    ['a folded header', get(flow, 'x-auth-token: a\r\n b\r\n'), 400],
    ['a body past 256 kB', post('content-length: 300000\r\n', 'x'.repeat(300_000)), 413],
    ['a prototype in a body', post('content-length: 16\r\n', '{"__proto__": 1}'), 400],
    ['a deep body', post('content-length: 100000\r\n', '['.repeat(100_000)), 400],
    ['invalid UTF-8 in the query', Buffer.from(get(`${flow}&app=\xff\xfe\xc0\xae`), 'latin1'), 400],
    ['invalid UTF-8, escaped', get(`${flow}&app=%ff%fe%c0%ae`), 200],
    ['invalid UTF-8 in the path', Buffer.from(get('/v1/\xff\xfe/cfw/logs/flow'), 'latin1'), 400],
    ['percent signs and no digits', get('/v1/%zz/cfw/logs/flow'), 404],
    ['a zero byte, escaped', get(`${flow}&app=%00`), 200],
    ['dots', get('/v1/../__admin/../../etc/passwd'), 404],
    ['escaped dots', get('/v1/%2e%2e%2f%2e%2e%2fetc%2fpasswd'), 404],
    ['a prototype in the query', get(`${flow}&__proto__=1&constructor=2&__proto__[x]=3`), 200],
    ['an unknown method', get(flow).replace('GET', 'BREW'), 404],
    ['a tunnel', 'CONNECT a:1 HTTP/1.1\r\nhost: a:1\r\n\r\n', 404],
    ['an upgrade', get(flow, `${token}connection: upgrade\r\nupgrade: h2c\r\n`), 200],
    ['an expectation', get(flow, `${token}expect: tea\r\n`), 417],
    ['HTTP/0.9', `GET ${flow}\r\n\r\n`, 401]
  ]
  for (const [name, bytes, status] of rows) {
    const [answer] = await exchange(app, bytes)
    t.equal(answer?.status ?? 0, status, name)
    if (answer?.body) t.notMatch(answer.body, internals, name)
  }
  await answersNormally(t, { app, ask })
})

t.test('pipelined requests are answered in their order', async t => {
  const { app } = await listening(t)
  const limits = Array.from({ length: 100 }, (_, n) => n + 1)
  const answers = await exchange(app, limits.map(limit => get(urlOf({ limit }))).join(''))
  t.strictSame(answers.map(({ body }) => JSON.parse(body).data.limit), limits)
})

t.test('200 slow connections delay nobody and are closed', async t => {
  const { app, ask } = await listening(t, { requestTimeout: 500 })
  const slow = Array.from({ length: 200 }, () => socketTo(app))
  await Promise.all(slow.map(socket => once(socket, 'connect')))
  const ends = slow.map(readToEnd)
  for (const socket of slow) socket.write('GET /v1/')
  for (const answer of await Promise.all(Array.from({ length: 20 }, () => fetch(app.listeningOrigin + urlOf(), { headers: { 'x-auth-token': 'any' } })))) t.equal(answer.status, 200)
  for (const end of await Promise.all(ends)) t.equal(parseAnswers(end)[0]?.status, 408)
  await answersNormally(t, { app, ask })
})

t.test('a body that does not arrive is waited for no longer than a head, behind answers under way', async t => {
  const { app } = await mockFor(t, { requestTimeout: 300 }, [], { timer: (ms, run) => realTimer(ms / 5, run) })
  await app.listen({ port: 0 })
  const half = 'content-type: application/json\r\ncontent-length: 100\r\n\r\n{'
  const rows = [
    [`POST /v3/auth/tokens HTTP/1.1\r\nhost: mock\r\n${half}`, [408]],
    [`PUT /__admin/clock HTTP/1.1\r\nhost: localhost\r\n${half}`, [408]],
    [get(urlOf()) + `POST /v3/auth/tokens HTTP/1.1\r\nhost: mock\r\n${half}`, [200, 408]],
    [get(urlOf({ __wire: 'dribble', limit: 1 }), `${token}${half.slice(0, -5)}\r\n`), [200]], // it is answered without its body, closes the connection, and takes a second
    [get(urlOf({ __delay: 3_000 })) + `POST /v3/auth/tokens HTTP/1.1\r\nhost: mock\r\n${half}`, [200, 408]]
  ] as const
  await Promise.all(rows.map(async ([bytes, statuses]) => {
    const socket = socketTo(app)
    socket.write(bytes)
    t.strictSame(parseAnswers(await readToEnd(socket)).map(({ status }) => status), statuses, bytes)
  }))
})

t.test('no more connections than allowed', async t => {
  const { app } = await listening(t, { maxConnections: 3 })
  const kept = Array.from({ length: 3 }, () => socketTo(app))
  await Promise.all(kept.map(socket => once(socket, 'connect')))
  t.equal(await readToEnd(socketTo(app)), '', 'the fourth is hung up on')
  kept[0]?.destroy()
  while (await openConnections(app) > 2) await nextTurn()
  const [answer] = await exchange(app, get(urlOf()))
  t.equal(answer?.status, 200, 'until one leaves')
  for (const socket of kept) socket.destroy()
})

t.test('an idle connection is closed', async t => {
  const { app } = await listening(t, { idleTimeout: 50 })
  const socket = socketTo(app)
  socket.write(get(urlOf()))
  t.equal(parseAnswers(await readToEnd(socket))[0]?.status, 200)
})

async function listening (t: Test, settings: Parameters<typeof mockFor>[1] = {}): Promise<Mock> {
  const mock = await mockFor(t, settings)
  await mock.ask() // makes its world: who closes its side meanwhile has left
  await mock.app.listen({ port: 0 })
  return mock
}

async function answersNormally (t: Test, { ask }: Pick<Mock, 'app' | 'ask'>): Promise<void> {
  t.match((await ask()).json(), { data: { limit: 10 } }, 'answers normally')
}

// Requests by inject are released one turn of the event loop later.
const nextTurn = () => new Promise(resolve => { setImmediate(resolve) })
