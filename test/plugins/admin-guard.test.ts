import t from 'tap'
import { adminAccess } from '../../src/config/admin-access.ts'
import { mockFor } from '../helpers/mock.ts'

t.test('open on this machine, for the token from elsewhere, otherwise off', async t => {
  const rows = [
    ['127.0.0.1', undefined, false, 'local'], ['127.8.9.1', undefined, false, 'local'], ['::1', undefined, false, 'local'], ['localhost', undefined, false, 'local'], ['LocalHost', undefined, false, 'local'],
    ['0.0.0.0', undefined, false, 'off'], ['::', undefined, false, 'off'], ['192.0.2.1', undefined, false, 'off'], ['example.org', undefined, false, 'off'],
    ['0.0.0.0', 'secret', false, 'token'], ['127.0.0.1', 'secret', false, 'token'], ['127.0.0.1', undefined, true, 'off'], ['127.0.0.1', 'secret', true, 'off']
  ] as const
  for (const [host, adminToken, noAdmin, access] of rows) {
    t.equal(adminAccess({ host, adminToken, noAdmin, openAdmin: false }), access, `${host} ${adminToken} ${noAdmin}`)
    const open = access === 'local' || (access === 'off' && !noAdmin) ? 'open' : access
    t.equal(adminAccess({ host, adminToken, noAdmin, openAdmin: true }), open, `--open-admin ${host} ${adminToken} ${noAdmin}`)
  }
})

t.test('with a token, nothing without it but health', async t => {
  const { app } = await mockFor(t, { adminToken: 'secret' })
  const get = (authorization?: string) => app.inject({ url: '/__admin/clock', headers: authorization === undefined ? {} : { authorization } })
  for (const authorization of [undefined, '', 'Bearer', 'Bearer secre', 'Bearer secret ', 'bearersecret', 'Basic secret', `Bearer ${'x'.repeat(5_000)}`]) {
    const response = await get(authorization)
    t.equal(response.statusCode, 401, String(authorization).slice(0, 20))
    t.match(response.json(), { error: /admin token/ })
  }
  for (const scheme of ['Bearer', 'bearer', 'BEARER']) t.equal((await get(`${scheme} secret`)).statusCode, 200, scheme)
  t.equal((await get('Bearer SECRET')).statusCode, 401)
  t.equal((await app.inject('/__admin/health')).statusCode, 200)
})

t.test('the token is told nowhere', async t => {
  const { app } = await mockFor(t, { adminToken: 'very-secret' })
  const { body } = await app.inject({ url: '/__admin/config', headers: { authorization: 'Bearer very-secret' } })
  t.match(JSON.parse(body), { adminToken: '(secret)', seed: 1 })
  t.notMatch(body, 'very-secret')
})

t.test('off, it is a path like any other', async t => {
  for (const settings of [{ noAdmin: true }, { host: '0.0.0.0' }]) {
    const { app } = await mockFor(t, settings)
    t.match((await app.inject('/__admin/clock')).json(), { error_code: 'APIGW.0101' })
    t.equal((await app.inject('/__admin/health')).statusCode, 200)
  }
})

t.test('bodies of at most 256 kB, and they must be JSON', async t => {
  const { admin, app } = await mockFor(t)
  const response = await admin('PUT', 'faults', 'x'.repeat(262_144))
  t.equal(response.statusCode, 413)
  t.match(response.json(), { error: /too large/ })
  t.equal((await app.inject({ method: 'PUT', url: '/__admin/faults', payload: '{' })).statusCode, 400)
  t.match((await app.inject('/__admin/nowhere')).json(), { error: /^there is no GET \/__admin\/nowhere; there is GET / })
})
