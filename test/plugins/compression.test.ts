import { gunzipSync } from 'node:zlib'
import t from 'tap'
import { mockFor } from '../helpers/mock.ts'

t.test('who does not ask gets plain bytes', async t => {
  const { ask } = await mockFor(t)
  for (const asked of [undefined, 'identity', 'br', 'gzip;q=0', 'gzip;q=0.1, identity']) {
    const answer = await ask({ limit: 100 }, { 'x-auth-token': 'any', ...(asked !== undefined && { 'accept-encoding': asked }) })
    t.match(answer.json(), { data: { limit: 100 } }, asked ?? 'nothing')
    t.equal(answer.headers['content-encoding'], undefined)
    t.match(answer.headers.vary, /accept-encoding/, 'a cache must not give it to who asks for gzip')
    t.equal(answer.headers['content-length'], String(answer.rawPayload.length))
  }
})

t.test('who asks gets the same bytes, compressed', async t => {
  const { ask } = await mockFor(t)
  for (const limit of [10, 100, 1_024]) {
    const plain = await ask({ limit })
    for (const asked of ['gzip', 'GZIP', 'gzip, deflate', '*', 'deflate, gzip, br, zstd']) {
      const answer = await ask({ limit }, { 'x-auth-token': 'any', 'accept-encoding': asked })
      t.match(answer.headers, { 'content-encoding': 'gzip', vary: /accept-encoding/, 'content-length': String(answer.rawPayload.length) }, asked)
      t.ok(answer.rawPayload.length < plain.rawPayload.length / 3)
      t.ok(gunzipSync(answer.rawPayload).equals(plain.rawPayload))
    }
  }
})

t.test('with compression off nobody gets it', async t => {
  const { ask } = await mockFor(t, { compression: 'off' })
  const { headers } = await ask({ limit: 100 }, { 'x-auth-token': 'any', 'accept-encoding': 'gzip' })
  t.equal(headers['content-encoding'], undefined)
  t.equal(headers['vary'], undefined)
})

t.test('what is small is not worth it', async t => {
  const { ask } = await mockFor(t)
  const answer = await ask({ limit: 1 }, { 'x-auth-token': 'any', 'accept-encoding': 'gzip' })
  t.equal(answer.headers['content-encoding'], undefined)
})
