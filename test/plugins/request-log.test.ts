import t from 'tap'
import { mockFor } from '../helpers/mock.ts'

t.test('one line per request, without the token', async t => {
  const { ask, log } = await mockFor(t, { logLevel: 'info' })
  await ask({}, { 'x-auth-token': 'secret' })
  await ask({ limit: 0 }, { 'x-auth-token': 'secret' })
  t.match(log.map(line => JSON.parse(line)), [{ method: 'GET', statusCode: 200, reqId: /^[0-9a-f]{32}$/ }, { statusCode: 400 }])
  t.equal(log.length, 2)
  t.notMatch(log.join(''), /secret/)
})

t.test('silent is silent', async t => {
  const { ask, log } = await mockFor(t, { logLevel: 'silent' })
  await ask()
  t.equal(log.length, 0)
})
