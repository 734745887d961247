import t from 'tap'
import { mockFor } from '../helpers/mock.ts'

t.test('without an admin token, no page from elsewhere reaches /__admin', async t => {
  const { app } = await mockFor(t)
  const reset = (headers: Record<string, string>) => app.inject({ method: 'POST', url: '/__admin/reset', headers: { host: '127.0.0.1:8080', ...headers } })
  for (const origin of ['https://evil.example', 'http://127.0.0.1:5173', 'null', 'not an origin']) {
    const answer = await reset({ origin })
    t.equal(answer.statusCode, 403, origin)
    t.match(answer.json(), { error: /another origin/ })
  }
  t.notMatch((await reset({ origin: 'http://127.0.0.1:8080' })).statusCode, 403, 'its own console may')
  t.notMatch((await reset({})).statusCode, 403, 'and so may what is no browser')
})

t.test('with a token the token decides', async t => {
  const { app } = await mockFor(t, { adminToken: 'secret' })
  const answer = await app.inject({ url: '/__admin/clock', headers: { origin: 'https://console.example', authorization: 'Bearer secret' } })
  t.equal(answer.statusCode, 200)
})
