import { Type } from '@sinclair/typebox'
import Fastify from 'fastify'
import t from 'tap'
import { createTokens } from '../../src/account/tokens.ts'
import { createClock } from '../../src/clock.ts'
import { configFrom } from '../../src/config/config.ts'
import { auth } from '../../src/plugins/auth.ts'
import { validation } from '../../src/plugins/validation.ts'
import { mockFor } from '../helpers/mock.ts'

const hex = '0123456789abcdef'.repeat(4)

t.test('who comes in', async t => {
  const { ask } = await mockFor(t)
  const rows = [
    [{ 'x-auth-token': 'any' }, 200],
    [{ authorization: `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=${hex}` }, 200],
    [{ authorization: `SDK-HMAC-SHA256 Credential=AK/20260131///sdk_request, SignedHeaders=host, Signature=${hex}` }, 200],
    [{ authorization: `V11-HMAC-SHA256 Credential=AK/20260131/eu-de/cfw, SignedHeaders=host, Signature=${hex}` }, 200],
    [{ authorization: `SDK-HMAC-SM3 Access=AK, SignedHeaders=host, Signature=${hex}` }, 200],
    [{ authorization: `SDK-ECDSA-P256-SHA256 Access=AK, SignedHeaders=host, Signature=3046${hex}${hex}` }, 200],
    [{ authorization: `SDK-SM2-SM3 Access=AK, SignedHeaders=host, Signature=${Buffer.from(hex, 'utf8').toString('base64')}` }, 200],
    [{ authorization: `SDK-HMAC-MD5 Access=AK, SignedHeaders=host, Signature=${hex}` }, 401],
    [{}, 401],
    [{ 'x-auth-token': '' }, 401],
    [{ authorization: 'Bearer any' }, 401],
    [{ authorization: 'SDK-HMAC-SHA256 ' }, 401],
    [{ authorization: 'SDK-HMAC-SHA256 Access=AK, SignedHeaders=host, Signature=short' }, 401]
  ] as const
  for (const [headers, status] of rows) t.equal((await ask({}, headers)).statusCode, status, JSON.stringify(headers))
})

t.test('the gate stands before the validation', async t => {
  const { ask } = await mockFor(t)
  t.equal((await ask({ limit: 'x' }, {})).statusCode, 401)
})

t.test('the refusal is the gateway\'s, whatever else is wrong', async t => {
  const { ask, admin } = await mockFor(t)
  await admin('PUT', 'faults', [{ respond: { status: 503 } }])
  const response = await ask({ limit: 'x' }, { 'x-auth-token': '', authorization: 'Bearer any', prefer: 'code=500' })
  t.equal(response.statusCode, 401, 'the gate stands before the faults too')
  t.strictSame(response.json(), {
    error_msg: 'Incorrect IAM authentication information: x-auth-token not found', error_code: 'APIGW.0301', request_id: response.headers['x-request-id']
  })
})

t.test('a guarded route whose schema asks for no credentials stops the start', async t => {
  for (const schema of [{}, { headers: Type.Object({}) }, { headers: Type.Intersect([Type.Object({})]) }]) {
    const app = Fastify()
    app.register(validation)
    app.register(auth, { config: configFrom([]), clock: createClock(() => 0), tokens: createTokens(1) })
    app.register(async app => { app.get('/open', { schema }, async () => 'in') })
    await t.rejects(async () => app.ready(), { message: 'GET /open is guarded, so the headers of its schema must include AuthHeadersSchema' })
  }
})
