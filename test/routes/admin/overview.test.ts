import t from 'tap'
import { mockFor } from '../../helpers/mock.ts'

const browser = { accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }
const java = { accept: 'text/html, image/gif, image/jpeg, *; q=.2, */*; q=.2' }

t.test('/__admin says what there is', async t => {
  const { app } = await mockFor(t)
  for (const url of ['/__admin', '/__admin/']) {
    const actions = (await app.inject(url)).json()
    for (const action of ['GET /__admin/clock', 'PUT /__admin/clock', 'POST /__admin/reset', 'GET /__admin/requests/{id}', 'GET /__admin/health', 'GET /__admin/docs']) t.ok(actions[action], action)
    for (const action of Object.keys(actions)) {
      const [, path = ''] = action.split(' ')
      if (action.startsWith('GET') && !/events|\{/.test(path)) t.equal((await app.inject(path)).statusCode, /traffic|explain|records/.test(path) ? 400 : 200, action) // these need to be told of what
    }
  }
})

t.test('and so does a refusal', async t => {
  const { app } = await mockFor(t)
  const rows = [
    ['POST', '/__admin/clock?x=1', 'there is no POST /__admin/clock; there is GET /__admin/clock, PUT /__admin/clock'],
    ['GET', '/__admin/reset', 'there is no GET /__admin/reset; there is POST /__admin/reset'],
    ['GET', '/__admin/clocks', /^there is no GET \/__admin\/clocks; there is .*GET \/__admin\/clock, .*POST \/__admin\/reset/]
  ] as const
  for (const [method, url, error] of rows) t.match(await app.inject({ method, url }), { statusCode: 404, body: /^\{"error":/ }) && t.match((await app.inject({ method, url })).json(), { error })
})

t.test('a browser is led to the console, a client never is', async t => {
  const rows = [
    [{}, '/', 302, 300], [{}, '/__admin', 302, 200], [{ openAdmin: true, host: '0.0.0.0' }, '/', 302, 300],
    [{ noAdmin: true }, '/', 300, 300], [{ adminToken: 'secret' }, '/', 302, 300], [{ host: '0.0.0.0' }, '/', 300, 300]
  ] as const
  for (const [settings, url, forBrowsers, forClients] of rows) {
    const { app } = await mockFor(t, settings)
    const answer = await app.inject({ url, headers: browser })
    t.equal(answer.statusCode, forBrowsers, `${JSON.stringify(settings)} ${url}`)
    if (forBrowsers === 302) t.equal((await app.inject({ url: String(answer.headers.location), headers: browser })).statusCode, 200)
    for (const headers of [{}, java, { accept: '*/*' }, { accept: 'application/json' }]) t.equal((await app.inject({ url, headers })).statusCode, forClients)
  }
})
