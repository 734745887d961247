import t from 'tap'
import { mockFor, project } from '../../helpers/mock.ts'

const hex = '0123456789abcdef'.repeat(4)
const signature = { authorization: `SDK-HMAC-SHA256 Credential=AK/20260131///sdk_request, SignedHeaders=host, Signature=${hex}` }
const login = (scope: object) => ({ auth: { identity: { methods: ['password'], password: { user: { name: 'demo', password: 'secret' } } }, scope } })

interface Endpoint { readonly interface: string, readonly region: string, readonly url: string }

t.test('every service at this address, by token and by signature', async t => {
  const { app } = await mockFor(t)
  const { headers: { 'x-subject-token': token }, body } = await app.inject({ method: 'POST', url: '/v3/auth/tokens', payload: login({ project: { name: 'eu-nl' } }) })
  const { token: { catalog: handedOut, project: { id } } } = JSON.parse(body)
  const rows = [
    ['a token of ours', { 'x-auth-token': String(token) }, `/v1/${id}`, 'eu-nl'],
    ['a foreign token with a project', { 'x-auth-token': 'any', 'x-project-id': project }, `/v1/${project}`, 'eu-de'],
    ['a signature with a project', { ...signature, 'x-project-id': project }, `/v1/${project}`, 'eu-de'],
    ['a signature alone', signature, '/v1', 'eu-de']
  ] as const
  for (const [name, headers, path, region] of rows) {
    const answer = (await app.inject({ url: '/v3/auth/catalog', headers: { ...headers, host: 'cfw.example:81' } })).json()
    t.match(answer.links, { self: 'http://cfw.example:81/v3/auth/catalog' }, name)
    for (const [type, url] of [['identity', 'http://cfw.example:81/v3'], ['cfw', `http://cfw.example:81${path}`], ['cfwv1', `http://cfw.example:81${path}`]]) {
      const { endpoints } = answer.catalog.find((service: { type: string }) => service.type === type)
      t.strictSame(endpoints.map(({ interface: kind }: Endpoint) => kind), ['public', 'internal', 'admin'], `${name}: ${type}`)
      t.ok(endpoints.every((endpoint: Endpoint) => endpoint.url === url && endpoint.region === region))
    }
  }
  t.strictSame((await app.inject({ url: '/v3/auth/catalog', headers: { 'x-auth-token': String(token) } })).json().catalog, handedOut, 'the one that comes with the token')
})

t.test('behind a proxy, the address is the one the caller knows', async t => {
  const headers = { 'x-auth-token': 'any', host: '127.0.0.1:8080', 'x-forwarded-proto': 'https', 'x-forwarded-host': 'cfw.example' }
  const rows = [
    [{}, 'http://127.0.0.1:8080'],
    [{ trustProxy: true }, 'https://cfw.example'],
    [{ publicUrl: 'https://mock.example:8443/cfw/' }, 'https://mock.example:8443/cfw'],
    [{ publicUrl: 'https://mock.example', trustProxy: true }, 'https://mock.example']
  ] as const
  for (const [settings, base] of rows) {
    const { app } = await mockFor(t, settings)
    const get = async (url: string) => (await app.inject({ url, headers })).json()
    t.match(await get('/v3/auth/catalog'), { links: { self: `${base}/v3/auth/catalog` }, catalog: [{ endpoints: [{ url: `${base}/v3` }] }] })
    t.match(await get('/v3/projects'), { links: { self: `${base}/v3/projects` } })
    t.match(await get('/v3/projects/0123456789abcdef0123456789abcdef'), { project: { links: { self: `${base}/v3/projects/0123456789abcdef0123456789abcdef` } } })
    t.match(await get('/v3/regions'), { links: { self: `${base}/v3/regions` } })
    t.match(await get('/v3/auth/domains'), { links: { self: `${base}/v3/auth/domains` } })
    t.match(await get('/v3'), { version: { links: [{ href: `${base}/v3/` }] } })
    const { token } = (await app.inject({ method: 'POST', url: '/v3/auth/tokens', payload: login({}), headers })).json()
    t.match(token, { catalog: [{ endpoints: [{ url: `${base}/v3` }] }] })
  }
})
