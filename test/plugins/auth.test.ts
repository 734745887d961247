import t from 'tap'
import { mockFor } from '../helpers/mock.ts'

const hex = '0123456789abcdef'.repeat(4)

t.test('who comes in', async t => {
  const { ask } = await mockFor(t)
  const rows = [
    [{ 'x-auth-token': 'any' }, 200],
    [{ authorization: `SDK-HMAC-SHA256 Access=AK, SignedHeaders=host;x-sdk-date, Signature=${hex}` }, 200],
    [{ authorization: `SDK-HMAC-SHA256 Credential=AK/20260131///sdk_request, SignedHeaders=host, Signature=${hex}` }, 200],
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
