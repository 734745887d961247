import t from 'tap'
import { mockFor, urlOf } from '../helpers/mock.ts'

t.test('a page under development may call the mock', async t => {
  const { app, ask } = await mockFor(t)
  const preflight = await app.inject({
    method: 'OPTIONS',
    url: urlOf(),
    headers: { origin: 'http://localhost:5173', 'access-control-request-method': 'GET', 'access-control-request-headers': 'x-auth-token' }
  })
  t.equal(preflight.statusCode, 204)
  t.match(preflight.headers, { 'access-control-allow-origin': '*', 'access-control-allow-headers': /x-auth-token/, 'x-request-id': /^[0-9a-f]{32}$/ })
  const answer = await ask({}, { 'x-auth-token': 'any', origin: 'http://localhost:5173' })
  t.match(answer.headers, { 'access-control-allow-origin': '*', 'access-control-expose-headers': /X-Request-Id/ })
})

t.test('a page can read why it was turned away', async t => {
  const { ask } = await mockFor(t)
  t.match((await ask({}, { origin: 'http://localhost:5173' })).headers, { 'access-control-allow-origin': '*' })
})
