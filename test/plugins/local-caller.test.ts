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

t.test('a name that was made to mean this machine does not get in', async t => {
  const { app } = await mockFor(t)
  const reset = (host: string, origin?: string) => app.inject({ method: 'POST', url: '/__admin/reset', headers: { host, ...origin !== undefined && { origin } } })
  for (const host of ['evil.example', 'evil.example:8080', 'localhost.evil.example', '127.0.0.1.evil.example:80', '192.0.2.1:8080', '[::2]:80', '[127.0.0.1]evil', '::1.evil']) {
    for (const origin of [undefined, `http://${host}`]) {
      const answer = await reset(host, origin)
      t.equal(answer.statusCode, 403, `${host} ${origin}`)
      t.match(answer.json(), { error: /on this machine/ })
    }
    t.equal((await app.inject({ url: '/__admin/health', headers: { host } })).statusCode, 200, 'health answers all the same')
  }
  for (const host of ['localhost', 'LOCALHOST:8080', '127.0.0.1:8080', '127.9.9.9', '[::1]:8080', '[::1]']) {
    t.equal((await reset(host)).statusCode, 204, host)
    t.equal((await reset(host, `http://${host.toLowerCase()}`)).statusCode, 204, `a page of ${host}`)
  }
})

t.test('--open-admin lets everybody in, by any name and from any page', async t => {
  for (const host of ['127.0.0.1', '0.0.0.0']) {
    const { app } = await mockFor(t, { openAdmin: true, host })
    t.equal((await app.inject({ url: '/__admin/clock', headers: { host: 'cfw-mock.ci:8080', origin: 'http://app.ci' } })).statusCode, 200, host)
  }
})

t.test('with a token the token decides', async t => {
  const { app } = await mockFor(t, { adminToken: 'secret' })
  const answer = await app.inject({ url: '/__admin/clock', headers: { origin: 'https://console.example', authorization: 'Bearer secret' } })
  t.equal(answer.statusCode, 200)
})
