// The door under --auth strict: who comes in, and what the others are told.
import { createHash, createHmac } from 'node:crypto'
import fc from 'fast-check'
import t from 'tap'
import { createTokens } from '../../src/account/tokens.ts'
import { mockFor, now, project, urlOf } from '../helpers/mock.ts'

const settings = { auth: 'strict', accessKey: ['AK1', 'AK2'], secretKey: ['SK1', 'SK2'], token: 'listed', rate: 0 }
const own = [{ log_id: '1', start_time: now, end_time: now }] // so that no universe need be built
const claims = { iat: now / 1_000, exp: now / 1_000 + 1, methods: ['password'], user: { id: 'u', name: 'demo' }, account: { id: 'a', name: 'ACME' }, project: { id: project, name: 'eu-de' } }
const tokenWith = (change: object = {}, seed = 1) => createTokens(seed).issue({ ...claims, ...change })
const hour = 3_600_000

interface Bend { readonly accessKey?: string, readonly secretKey?: string, readonly at?: number, readonly target?: string, readonly method?: string, readonly body?: string }

function signed ({ accessKey = 'AK1', secretKey = 'SK1', at = now, target = urlOf(), method = 'GET', body = '' }: Bend = {}) {
  const date = new Date(at).toISOString().replace(/[-:]|\.\d+/g, '')
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const [path = '', query = ''] = target.split('?')
  const canonical = [method, `${path}/`, query.split('&').sort().join('&'), 'host:cfw.example', `x-sdk-date:${date}`, '', 'host;x-sdk-date', sha256(body)].join('\n')
  const signature = createHmac('sha256', secretKey).update(['SDK-HMAC-SHA256', date, sha256(canonical)].join('\n')).digest('hex')
  return { host: 'cfw.example', 'x-sdk-date': date, authorization: `SDK-HMAC-SHA256 Access=${accessKey}, SignedHeaders=host;x-sdk-date, Signature=${signature}` }
}

t.test('who comes in, and what the others are told', async t => {
  const { app } = await mockFor(t, settings, own)
  const rows = [
    ['a token of ours', { 'x-auth-token': await tokenWith() }, 200],
    ['a listed token', { 'x-auth-token': 'listed' }, 200],
    ['a signature', signed(), 200],
    ['a signature by the other key', signed({ accessKey: 'AK2', secretKey: 'SK2' }), 200],
    ['nothing', {}, 401, 'x-auth-token not found'],
    ['another scheme', { authorization: 'Basic ZGVtbzpzZWNyZXQ=' }, 401, 'x-auth-token not found'],
    ['a token of nobody', { 'x-auth-token': 'any' }, 401, 'decrypt token fail'],
    ['a token of another seed', { 'x-auth-token': await tokenWith({}, 2) }, 401, 'decrypt token fail'],
    ['a token that is no document', { 'x-auth-token': await tokenWith({ user: 'demo' }) }, 401, 'decrypt token fail'],
    ['a token that expires now', { 'x-auth-token': await tokenWith({ exp: now / 1_000 }) }, 401, 'token expires, expires_at: 2026-01-31T12:00:00.000000Z'],
    ['an expired token of another project', { 'x-auth-token': await tokenWith({ exp: 1, project: { id: 'other', name: '' } }) }, 401, 'token expires, expires_at: 1970-01-01T00:00:01.000000Z'],
    ['a wrong token beside a good signature', { 'x-auth-token': 'any', ...signed() }, 401, 'decrypt token fail'],
    ['an unknown key', signed({ accessKey: 'AK3' }), 401, 'ak AK3 not exist'],
    ['a long unknown key', signed({ accessKey: 'A'.repeat(999) }), 401, `ak ${'A'.repeat(64)} not exist`],
    ['a wrong secret', signed({ secretKey: 'SK2' }), 401, 'verify aksk signature fail'],
    ['an old signature', signed({ at: now - hour }), 401, 'verify aksk signature fail'],
    ['a signature from the future', signed({ at: now + hour }), 401, 'verify aksk signature fail'],
    ['a signature of another request', signed({ target: urlOf({ limit: 11 }) }), 401, 'verify aksk signature fail']
  ] as const
  for (const [name, headers, status, reason] of rows) {
    const answer = await app.inject({ url: urlOf(), headers })
    t.equal(answer.statusCode, status, name)
    if (reason === undefined) continue
    const message = `Incorrect IAM authentication information: ${reason}`
    t.strictSame(answer.json(), { error_msg: message, error_code: 'APIGW.0301', request_id: answer.headers['x-request-id'] }, name)
  }
})

t.test('a token is good for its own project only', async t => {
  const { app } = await mockFor(t, settings, own)
  for (const scope of [{ project: { id: 'other', name: 'other' } }, { project: undefined }, { project: undefined, domain: { id: 'a', name: 'ACME' } }]) {
    const answer = await app.inject({ url: urlOf(), headers: { 'x-auth-token': await tokenWith(scope) } })
    t.equal(answer.statusCode, 403)
    t.match(answer.json(), { error_msg: 'The IAM user is not authorized to access the API.', error_code: 'APIGW.0302' })
    t.equal((await app.inject({ url: '/v3/projects', headers: { 'x-auth-token': await tokenWith(scope) } })).statusCode, 200, 'but any will do to ask for projects')
  }
})

t.test('an algorithm that the mock does not verify is named', async t => {
  const { app } = await mockFor(t, settings, own)
  for (const algorithm of ['SDK-HMAC-SM3', 'SDK-ECDSA-P256-SHA256', 'SDK-SM2-SM3']) {
    const answer = await app.inject({ url: urlOf(), headers: { ...signed(), authorization: signed().authorization.replace('SDK-HMAC-SHA256', algorithm) } })
    t.equal(answer.statusCode, 401)
    t.match(answer.json(), { error_code: 'APIGW.0301', error_msg: `Incorrect IAM authentication information: verify aksk signature fail: the mock does not verify ${algorithm}` })
  }
})

t.test('behind a proxy that is trusted, the host that was signed is the one the proxy was called by', async t => {
  const headers = { ...signed(), host: '127.0.0.1:8080', 'x-forwarded-host': 'cfw.example' }
  for (const [trustProxy, status] of [[true, 200], [false, 401]] as const) {
    const { app } = await mockFor(t, { ...settings, trustProxy }, own)
    t.equal((await app.inject({ url: urlOf(), headers })).statusCode, status)
  }
})

t.test('an unknown path is a 404 before it is a 401', async t => {
  const { app } = await mockFor(t, settings, own)
  for (const url of ['/v1/p/cfw/logs/attack', '/v3/nope', '/v9']) t.equal((await app.inject(url)).statusCode, 404, url)
})

t.test('the gate stands before the validation', async t => {
  const { ask } = await mockFor(t, settings, own)
  t.equal((await ask({ limit: 'x' })).statusCode, 401)
})

t.test('a signature covers the body', async t => {
  const { app } = await mockFor(t, settings, own)
  const url = `/v1/${project}/firewalls/list`
  const body = '{"limit":1,"offset":0}'
  const post = (payload: string, headers: object) => app.inject({ method: 'POST', url, payload, headers: { ...headers, 'content-type': 'application/json' } })
  t.match(await post(body, signed({ method: 'POST', target: url, body })), { statusCode: 200 })
  t.match(await post(`${body} `, signed({ method: 'POST', target: url, body })), { statusCode: 401 })
  t.match(await post('x'.repeat(2 ** 20 + 1), signed({ method: 'POST', target: url, body })), { statusCode: 413 })
  t.match(await app.inject({ url: urlOf(), payload: '{}', headers: signed({ body: '{}' }) }), { statusCode: 200 }, 'even of a GET')
  t.match(await app.inject({ url: urlOf(), payload: '{}', headers: signed() }), { statusCode: 401 })
})

t.test('200 forgeries: none gets in, none gives a 5xx, none slows the next request', async t => {
  const { app } = await mockFor(t, settings, own)
  const token = await tokenWith()
  const { authorization, ...signedHeaders } = signed()
  const [, payload, signature] = token.split('.')
  const others = await Promise.all([
    tokenWith({ exp: now / 1_000 - 1 }), tokenWith({ project: { id: 'other', name: '' } }), tokenWith({ project: undefined }), tokenWith({}, 2)
  ])

  const nonsense = fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.string({ minLength: 1 }).map(text => text.repeat(Math.ceil(100_000 / text.length))))
  const bent = (text: string) => fc.oneof(
    fc.nat(text.length - 1).map(end => text.slice(0, end)),
    fc.tuple(fc.nat(text.length - 1), fc.string({ minLength: 1, maxLength: 1 })).map(([at, digit]) => text.slice(0, at) + digit + text.slice(at + 1)),
    fc.tuple(fc.nat(text.length - 1), fc.nat(text.length - 1)).map(([a, b]) => swapped(text, a, b)),
    fc.tuple(fc.nat(text.length), nonsense).map(([at, more]) => text.slice(0, at) + more + text.slice(at))
  ).filter(forged => forged.trim() !== text && !meansTheSame(forged, text))
  const algorithm = fc.tuple(fc.oneof(fc.constantFrom('none', 'None', 'NONE', 'HS384', 'HS512', 'RS256', 'ES256', ''), fc.jsonValue()), fc.constantFrom('', signature))
    .filter(([alg]) => alg !== 'HS256')
    .map(([alg, end]) => `${Buffer.from(JSON.stringify({ alg })).toString('base64url')}.${payload}.${end}`)
  const farOff = fc.oneof(fc.integer({ min: 901_000, max: 1e12 }), fc.integer({ min: -1e12, max: -901_000 }))
  const forgery = fc.oneof(
    fc.oneof(bent(token), algorithm, fc.constantFrom(...others), nonsense).map(token => ({ 'x-auth-token': token })),
    fc.oneof(bent(authorization), nonsense, bent('Access=AK1').map(who => authorization.replace('Access=AK1', who))).map(authorization => ({ ...signedHeaders, authorization })),
    farOff.map(offset => signed({ at: now + offset })),
    nonsense.map(date => ({ ...signedHeaders, 'x-sdk-date': date, authorization })),
    nonsense.map(names => ({ ...signedHeaders, authorization: authorization.replace('host;x-sdk-date', names) }))
  )

  await fc.assert(fc.asyncProperty(forgery, async headers => {
    const { statusCode } = await app.inject({ url: urlOf(), headers })
    if (statusCode !== 401 && statusCode !== 403) throw new Error(`${statusCode}`)
    const start = performance.now()
    const { statusCode: next } = await app.inject({ url: urlOf(), headers: { 'x-auth-token': token } })
    const ms = performance.now() - start
    if (next !== 200 || ms > 500) throw new Error(`the next: ${next} after ${ms} ms`)
  }), { numRuns: 200 })
  t.pass()
})

t.test('on the wire, a header too long never gets as far', async t => {
  const { app } = await mockFor(t, settings, own)
  const url = await app.listen()
  for (const headers of [{ 'x-auth-token': 'x'.repeat(100_000) }, { authorization: `${signed().authorization}${'0'.repeat(100_000)}` }]) {
    t.equal((await fetch(`${url}${urlOf()}`, { headers })).status, 494)
  }
  t.equal((await fetch(`${url}${urlOf()}`, { headers: { 'x-auth-token': 'listed' } })).status, 200)
})

function swapped (text: string, a: number, b: number): string {
  const digits = [...text]
  const [first = '', second = ''] = [digits[a], digits[b]]
  return digits.with(a, second).with(b, first).join('')
}

// A space after the commas of an Authorization header is a matter of taste.
function meansTheSame (forged: string, text: string): boolean {
  return forged.replaceAll(', ', ',') === text.replaceAll(', ', ',')
}
