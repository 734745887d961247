import t from 'tap'
import { idOf } from '../../../src/account/id.ts'
import { CLOCK_END } from '../../../src/config/value-type.ts'
import { mockFor, now, project, urlOf } from '../../helpers/mock.ts'

const url = '/v3/auth/tokens'
const demo = { name: 'demo', password: 'se:cret', domain: { name: 'ACME' } }
const byPassword = (user: object, scope?: unknown) => ({ auth: { identity: { methods: ['password'], password: { user } }, scope } })
const byToken = (id: string, scope?: unknown) => ({ auth: { identity: { methods: ['token'], token: { id } }, scope } })
const strict = { auth: 'strict', user: 'demo:se:cret,other:pass' }

t.test('a password for a token', async t => {
  const { app } = await mockFor(t)
  const { statusCode, headers, body } = await app.inject({ method: 'POST', url, payload: byPassword(demo, { project: { id: project } }), headers: { host: 'cfw.example:81' } })
  t.equal(statusCode, 201)
  t.match(headers['x-subject-token'], /^[\w-]+\.[\w-]+\.[\w-]+$/)
  t.match(JSON.parse(body), {
    token: {
      catalog: [
        { type: 'identity', endpoints: [{ url: 'http://cfw.example:81/v3' }] },
        { type: 'cfw', endpoints: [{ url: `http://cfw.example:81/v1/${project}` }] },
        { type: 'cfwv1' }
      ],
      issued_at: '2026-01-31T12:00:00.000000Z',
      expires_at: '2026-02-01T12:00:00.000000Z',
      methods: ['password'],
      project: { id: project, domain: { name: 'ACME' } },
      user: { name: 'demo', domain: { name: 'ACME' } }
    }
  })
})

t.test('scopes', async t => {
  const { app } = await mockFor(t)
  const eu = idOf(1, 'project', 'eu-de')
  const rows = [
    [{ project: { name: 'eu-de' } }, { project: { id: eu, name: 'eu-de' } }],
    [{ project: { id: eu } }, { project: { id: eu, name: 'eu-de' } }],
    [{ project: { name: eu } }, { project: { id: eu, name: 'eu-de' } }],
    [{ project: { name: project } }, { project: { id: project, name: project } }],
    [{ project: { name: 'eu-de_mine', domain: { name: 'ACME' } } }, { project: { name: 'eu-de_mine' } }],
    [{ domain: { name: 'ACME' } }, { project: undefined, domain: { id: idOf(1, 'domain', ''), name: 'ACME' } }],
    ['unscoped', { project: undefined, domain: undefined }],
    [undefined, { project: undefined, domain: undefined }]
  ] as const
  for (const [scope, token] of rows) t.match((await app.inject({ method: 'POST', url, payload: byPassword(demo, scope) })).json(), { token }, JSON.stringify(scope))
})

t.test('without a catalog', async t => {
  const { app } = await mockFor(t)
  t.equal((await app.inject({ method: 'POST', url: `${url}?nocatalog=true`, payload: byPassword(demo) })).json().token.catalog, undefined)
})

t.test('a wrong body is refused in the words of the identity service', async t => {
  const { app } = await mockFor(t)
  const rows = [
    [{}, 'empty param: auth'],
    [{ auth: {} }, 'empty param: auth.identity'],
    [{ auth: { identity: { methods: [] } } }, /^parameter error: auth.identity.methods must be/],
    [{ auth: { identity: { methods: ['totp'] } } }, 'parameter error: auth.identity.methods.0 must be one of password, token, got "totp"'],
    [{ auth: { identity: { methods: ['password'] } } }, 'auth.identity.password is missing'],
    [{ auth: { identity: { methods: ['token'] } } }, 'auth.identity.token is missing'],
    [byPassword({ password: 'pass' }), 'auth.identity.password.user needs an id or a name'],
    [byPassword(demo, { project: {} }), 'auth.scope.project needs an id or a name'],
    [byPassword(demo, 'everything'), /^parameter error: auth.scope must be/],
    ['{', /JSON/],
    ['', /empty/]
  ] as const
  for (const [payload, message] of rows) {
    const answer = await app.inject({ method: 'POST', url, payload, headers: { 'content-type': 'application/json' } })
    t.equal(answer.statusCode, 400)
    t.match(answer.json(), { error: { code: 400, message, title: 'Bad Request' } }, JSON.stringify(payload))
  }
  t.match((await app.inject({ method: 'POST', url, payload: 'a=b', headers: { 'content-type': 'text/plain' } })).json(), { error: { code: 400 } })
  t.equal((await app.inject({ method: 'POST', url, payload: 'x'.repeat(300_000), headers: { 'content-type': 'application/json' } })).statusCode, 413)
})

t.test('in strict mode, only who is known', async t => {
  const { app } = await mockFor(t, strict)
  const wrong = { error: { code: 401, message: 'The username or password is wrong.', title: 'Unauthorized' } }
  const rows = [
    [{ name: 'demo', password: 'se:cret' }, 201],
    [{ name: 'other', password: 'pass' }, 201],
    [{ id: idOf(1, 'user', 'demo'), password: 'se:cret' }, 201],
    [{ name: 'demo', password: 'pass' }, 401],
    [{ name: 'demo:se', password: 'cret' }, 401],
    [{ name: 'demo', password: '' }, 401],
    [{ name: 'nobody', password: 'pass' }, 401],
    [{ id: 'demo', password: 'se:cret' }, 401]
  ] as const
  for (const [user, status] of rows) {
    const answer = await app.inject({ method: 'POST', url, payload: byPassword(user) })
    t.equal(answer.statusCode, status, JSON.stringify(user))
    if (status === 401) t.strictSame(answer.json(), wrong)
  }
})

t.test('a token for another, which lasts no longer', async t => {
  const { app } = await mockFor(t, { ...strict, tokenTtl: '1h' })
  const { headers } = await app.inject({ method: 'POST', url, payload: byPassword(demo) })
  const traded = await app.inject({ method: 'POST', url, payload: byToken(String(headers['x-subject-token']), { project: { id: project } }) })
  t.match(traded.json(), { token: { expires_at: '2026-01-31T13:00:00.000000Z', methods: ['token'], project: { id: project }, user: { name: 'demo' } } })
  t.equal((await app.inject({ url: urlOf(), headers: { 'x-auth-token': String(traded.headers['x-subject-token']) } })).statusCode, 200)
  t.match((await app.inject({ method: 'POST', url, payload: byToken('foreign') })).json(), { error: { code: 401, message: 'The token must be updated.' } })
})

t.test('in any mode, anything for a token', async t => {
  const { app } = await mockFor(t)
  t.equal((await app.inject({ method: 'POST', url, payload: byToken('foreign') })).statusCode, 201)
  t.equal((await app.inject({ method: 'POST', url, payload: byPassword({ id: 'me', password: '' }) })).json().token.user.id, 'me')
})

t.test('a token can be looked at', async t => {
  const { app } = await mockFor(t, strict)
  const { headers, body } = await app.inject({ method: 'POST', url, payload: byPassword(demo) })
  const mine = String(headers['x-subject-token'])
  const seen = await app.inject({ url, headers: { 'x-auth-token': mine, 'x-subject-token': mine } })
  t.match([seen.statusCode, seen.headers['x-subject-token']], [200, mine])
  t.strictSame(seen.json(), JSON.parse(body))
  t.match((await app.inject({ url, headers: { 'x-auth-token': mine, 'x-subject-token': 'foreign' } })).json(), { error: { code: 404, title: 'Not Found' } })
  t.match((await app.inject({ url, headers: { 'x-subject-token': mine } })).json(), { error_code: 'APIGW.0301' })
})

t.test('an expired token is no more', async t => {
  const [before, after] = [await mockFor(t), await mockFor(t, { now: now + 86_400_000 })]
  const { headers } = await before.app.inject({ method: 'POST', url, payload: byPassword(demo) })
  const subject = { 'x-auth-token': 'any', 'x-subject-token': String(headers['x-subject-token']) }
  t.equal((await before.app.inject({ url, headers: subject })).statusCode, 200)
  t.equal((await after.app.inject({ url, headers: subject })).statusCode, 404)
})

t.test('at the end of time, a token is good until then', async t => {
  const { app } = await mockFor(t, { now: CLOCK_END - 1, tokenTtl: Number.MAX_SAFE_INTEGER })
  t.match(await app.inject({ method: 'POST', url, payload: byPassword(demo) }), { statusCode: 201 })
})

t.test('HEAD says whether a token is good, DELETE ends it', async t => {
  const { app, admin } = await mockFor(t, { ...strict, token: 'listed' })
  const { headers } = await app.inject({ method: 'POST', url, payload: byPassword(demo, { project: { id: project } }) })
  const mine = String(headers['x-subject-token'])
  const look = (method: 'HEAD' | 'DELETE', subject = mine) => app.inject({ method, url, headers: { 'x-auth-token': 'listed', 'x-subject-token': subject } })
  const ask = async () => (await app.inject({ url: urlOf(), headers: { 'x-auth-token': mine } })).statusCode
  t.match(await look('HEAD'), { statusCode: 200, body: '', headers: { 'x-subject-token': mine } })
  t.match([(await look('HEAD', 'foreign')).statusCode, (await look('DELETE', 'foreign')).statusCode], [404, 404])
  t.equal(await ask(), 200)
  t.match(await look('DELETE'), { statusCode: 204, body: '' })
  t.match([(await look('HEAD')).statusCode, (await look('DELETE')).statusCode, await ask()], [404, 404, 401], 'it is no more')
  await admin('POST', 'reset')
  t.match([(await look('HEAD')).statusCode, await ask()], [200, 200], 'but after a reset')
})
