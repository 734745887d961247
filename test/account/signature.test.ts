import { spawnSync } from 'node:child_process'
import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { isSignedWith, signatureIn, type Signature } from '../../src/account/signature.ts'
import type { SignedRequest } from '../../src/account/canonical-request.ts'

interface Vectors {
  readonly accessKey: string
  readonly secretKey: string
  readonly signed: ReadonlyArray<{ name: string, method: string, target: string, headers: Readonly<Record<string, string>>, body: string }>
}

const text = readFileSync(new URL('sdk-signatures.json', import.meta.url), 'utf8')
const { accessKey, secretKey, signed }: Vectors = JSON.parse(text)
const now = Date.parse('2026-01-31T12:00:00Z')
const minute = 60_000
const requests = signed.map(({ name, method, target, headers, body }) => ({ name, ...requestOf(method, target, headers, body) }))

t.test("the vendor's SDK still signs like this", async t => {
  const { stdout } = spawnSync(process.execPath, [fileURLToPath(new URL('sdk-signatures.mjs', import.meta.url))], {
    encoding: 'utf8', env: { HOME: t.testdir() }
  })
  t.equal(stdout, text)
})

t.test("what the vendor's SDK has signed is right, and wrong once anything is changed", async t => {
  for (const { name, signature, request } of requests) {
    t.equal(signature.accessKey, accessKey)
    t.ok(isSignedWith(secretKey, signature, request, now), name)
    t.notOk(isSignedWith(`${secretKey}.`, signature, request, now), `${name}: another key`)
    t.notOk(isSignedWith(secretKey, signature, { ...request, method: 'PUT' }, now), `${name}: another method`)
    t.notOk(isSignedWith(secretKey, signature, { ...request, target: `/x${request.target}` }, now), `${name}: another path`)
    t.notOk(isSignedWith(secretKey, signature, { ...request, target: `${request.target}${request.target.includes('?') ? '&' : '?'}x=1` }, now), `${name}: another query`)
    const unsigned = request.headers['x-sdk-content-sha256'] === 'UNSIGNED-PAYLOAD'
    t.equal(isSignedWith(secretKey, signature, { ...request, body: Buffer.from('other') }, now), unsigned, `${name}: another body`)
    for (const header of signature.signedHeaders) {
      t.notOk(isSignedWith(secretKey, signature, { ...request, headers: { ...request.headers, [header]: 'other' } }, now), `${name}: another ${header}`)
      t.notOk(isSignedWith(secretKey, signature, { ...request, headers: { ...request.headers, [header]: undefined } }, now), `${name}: no ${header}`)
    }
  }
})

t.test('headers that are not signed may be anything', async t => {
  for (const { name, signature, request } of requests) {
    t.ok(isSignedWith(secretKey, signature, { ...request, headers: { ...request.headers, accept: '*/*', 'user-agent': 'other' } }, now), name)
  }
})

t.test('good for 15 minutes, either way', async t => {
  const [{ signature, request } = fail()] = requests
  for (const [ahead, good] of [[0, true], [15 * minute, true], [-15 * minute, true], [15 * minute + 1, false], [-15 * minute - 1, false], [NaN, false]] as const) {
    t.equal(isSignedWith(secretKey, signature, request, now + ahead), good, `${ahead} ms`)
  }
})

t.test('a date in any other form is none', async t => {
  for (const date of ['2026-01-31T12:00:00Z', '20260131T120000', '20261331T120000Z', '', '1769860800000']) {
    const { signature, request } = signedBy(secretKey, { date })
    t.notOk(isSignedWith(secretKey, signature, request, now), date)
  }
})

t.test('the older form: a key derived from a scope', async t => {
  const scope = '20260131///sdk_request'
  const derived = ['20260131', '', '', 'sdk_request'].reduce<string | Buffer>((key, part) => createHmac('sha256', key).update(part).digest(), `SDK${secretKey}`)
  const { signature, request } = signedBy(derived, { scope })
  t.strictSame(signature, { algorithm: 'SDK-HMAC-SHA256', accessKey, scope, signedHeaders: ['host', 'x-sdk-date'], hex: signature.hex })
  t.ok(isSignedWith(secretKey, signature, request, now))
  t.notOk(isSignedWith(`${secretKey}.`, signature, request, now))
  t.notOk(isSignedWith(secretKey, { ...signature, scope: '20260131/eu-de//sdk_request' }, request, now))
  t.notOk(isSignedWith(secretKey, { ...signature, scope: undefined }, request, now))
})

t.test('a derived key is good for its region, service, access key and algorithm only', async t => {
  const { signature, request } = requests.find(({ signature }) => signature.algorithm === 'V11-HMAC-SHA256') ?? fail()
  t.ok(isSignedWith(secretKey, signature, request, now))
  const others = [{ scope: '20260131/eu-nl/cfw' }, { scope: '20260131/eu-de/iam' }, { scope: undefined }, { accessKey: 'AK' }, { algorithm: 'SDK-HMAC-SHA256' }]
  for (const other of others) t.notOk(isSignedWith(secretKey, { ...signature, ...other }, request, now), JSON.stringify(other))
})

t.test('a header in latin1, as Node clients send it, was signed as UTF-8 too', async t => {
  const hash = (text: string) => createHash('sha256').update(text).digest('hex')
  const headers = { host: 'cfw.example', 'x-comment': 'Zürich', 'x-sdk-date': '20260131T120000Z' }
  const canonical = ['GET', '/v3/regions/', '', ...Object.entries(headers).map(([name, value]) => `${name}:${value}`), '', 'host;x-comment;x-sdk-date', hash('')].join('\n')
  const hex = createHmac('sha256', secretKey).update(['SDK-HMAC-SHA256', headers['x-sdk-date'], hash(canonical)].join('\n')).digest('hex')
  const signature = { algorithm: 'SDK-HMAC-SHA256', accessKey, scope: undefined, signedHeaders: ['host', 'x-comment', 'x-sdk-date'], hex }
  const request = { method: 'GET', target: '/v3/regions', headers, body: Buffer.alloc(0) }
  t.ok(isSignedWith(secretKey, signature, request, now))
  t.ok(isSignedWith(secretKey, signature, { ...request, headers: { ...headers, 'x-comment': onTheWire('Zürich') } }, now))
  t.notOk(isSignedWith(secretKey, signature, { ...request, headers: { ...headers, 'x-comment': 'Zurich' } }, now))
})

t.test('what is no signature', async t => {
  const hex = '0123456789abcdef'.repeat(4)
  const rows = [
    '', 'Bearer x', `SDK-HMAC-SHA256 Access=, SignedHeaders=host, Signature=${hex}`, `SDK-HMAC-SHA256 Access=AK, SignedHeaders=, Signature=${hex}`,
    `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=${hex.slice(1)}`, `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=${hex}0`,
    `V11-HMAC-SHA256 Credential=AK, SignedHeaders=host, Signature=${hex}`, `SDK-HMAC-SM3 Access=AK, SignedHeaders=host, Signature=${hex}`,
    `SDK-HMAC-SHA1 Access=AK, SignedHeaders=host, Signature=${hex}`, `SDK-HMAC-SHA256 Credential=AK, SignedHeaders=host, Signature=${hex}`,
    `SDK-HMAC-SHA256 Credential=AK/${'/'.repeat(9_999)}/sdk_request, SignedHeaders=host, Signature=${hex}`
  ]
  for (const authorization of rows) t.equal(signatureIn(authorization), undefined, authorization.slice(0, 80))
})

function requestOf (method: string, target: string, headers: Readonly<Record<string, string>>, body: string): { signature: Signature, request: SignedRequest } {
  const { authorization = '', ...rest } = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), onTheWire(value)]))
  return { signature: signatureIn(authorization) ?? fail(), request: { method, target, headers: rest, body: Buffer.from(body) } }
}

// UTF-8, as SDKs send it and Node's server reads it.
function onTheWire (value: string): string {
  return Buffer.from(value).toString('latin1')
}

// By hand, so that form and date can be bent.
function signedBy (key: string | Buffer, { date = '20260131T120000Z', scope }: { date?: string, scope?: string }): { signature: Signature, request: SignedRequest } {
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
  const canonical = ['GET', '/v3/regions/', '', 'host:127.0.0.1:8080', `x-sdk-date:${date}`, '', 'host;x-sdk-date', sha256('')].join('\n')
  const hex = createHmac('sha256', key).update(['SDK-HMAC-SHA256', date, ...(scope === undefined ? [] : [scope]), sha256(canonical)].join('\n')).digest('hex')
  const who = scope === undefined ? `Access=${accessKey}` : `Credential=${accessKey}/${scope}`
  return requestOf('GET', '/v3/regions', {
    host: '127.0.0.1:8080', 'x-sdk-date': date, authorization: `SDK-HMAC-SHA256 ${who}, SignedHeaders=host;x-sdk-date, Signature=${hex}`
  }, '')
}

function fail (): never {
  throw new Error('no such vector')
}
