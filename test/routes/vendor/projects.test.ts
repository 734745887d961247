import t from 'tap'
import { mockFor } from '../../helpers/mock.ts'

const headers = { 'x-auth-token': 'any' }

t.test('one project per region name, the same for one seed', async t => {
  const [{ app }, again, other] = [await mockFor(t), await mockFor(t), await mockFor(t, { seed: 2 })]
  for (const name of ['eu-de', 'cn-north-4', 'eu-de_mine', 'nowhere']) {
    const url = `/v3/projects?name=${name}`
    const { projects: [project, ...more] } = (await app.inject({ url, headers })).json()
    t.match(project, { id: /^[0-9a-f]{32}$/, name, enabled: true })
    t.strictSame(more, [])
    t.equal((await again.app.inject({ url, headers })).json().projects[0].id, project.id)
    t.not((await other.app.inject({ url, headers })).json().projects[0].id, project.id)
  }
})

t.test('regions, their projects, the account they belong to', async t => {
  const { app } = await mockFor(t)
  const { regions } = (await app.inject({ url: '/v3/regions', headers })).json()
  const { projects } = (await app.inject({ url: '/v3/projects', headers })).json()
  const { domains } = (await app.inject({ url: '/v3/auth/domains', headers })).json()
  t.strictSame(projects.map(({ name }: { name: string }) => name), regions.map(({ id }: { id: string }) => id))
  t.equal(new Set(projects.map(({ id }: { id: string }) => id)).size, projects.length)
  t.equal(domains.length, 1)
  t.ok(projects.every(({ domain_id: id }: { domain_id: string }) => id === domains[0].id))
})

t.test('an id that exists is no new name, and a name is no id', async t => {
  const { app } = await mockFor(t)
  const get = async (url: string) => app.inject({ url, headers })
  const { projects: [eu] } = (await get('/v3/projects?name=eu-de')).json()
  t.strictSame((await get(`/v3/projects/${eu.id}`)).json(), { project: eu }, 'a project by its id')
  const foreign = '0123456789abcdef0123456789abcdef'
  t.match((await get(`/v3/projects/${foreign}`)).json(), { project: { id: foreign, name: foreign } })
  t.match((await get(`/v3/projects?name=${foreign}`)).json(), { projects: [{ id: foreign, name: foreign }] })
  t.strictSame((await get(`/v3/projects?name=${eu.id}`)).json().projects, [], 'no project has the name of an id')
  const answer = await get('/v3/projects/eu-de')
  t.match([answer.statusCode, answer.json()], [404, { error: { code: 404, message: 'Could not find project: eu-de.', title: 'Not Found' } }])
})

t.test('the same projects where else clients look', async t => {
  const { app } = await mockFor(t)
  for (const query of ['', '?name=eu-nl']) {
    const { projects } = (await app.inject({ url: `/v3/projects${query}`, headers })).json()
    for (const url of ['/v3/auth/projects', '/v3/users/demo/projects']) {
      const answer = (await app.inject({ url: `${url}${query}`, headers })).json()
      t.strictSame(answer.projects, projects, url)
      t.match(answer.links.self, url)
    }
  }
})

t.test('an account has the name its caller gives it', async t => {
  const { app } = await mockFor(t)
  const login = { auth: { identity: { methods: ['password'], password: { user: { name: 'demo', password: 'secret', domain: { name: 'ACME' } } } } } }
  const { headers: { 'x-subject-token': token } } = await app.inject({ method: 'POST', url: '/v3/auth/tokens', payload: login })
  const domainsOf = async (url: string, sent: string) => (await app.inject({ url, headers: { 'x-auth-token': sent } })).json().domains
  const [{ id }] = await domainsOf('/v3/auth/domains', 'any')
  t.match(await domainsOf('/v3/auth/domains?name=ACME', 'any'), [{ id, name: 'ACME' }])
  t.match(await domainsOf('/v3/auth/domains', String(token)), [{ id, name: 'ACME' }])
  const get = async (url: string, sent: string) => app.inject({ url, headers: { 'x-auth-token': sent } })
  t.match((await get(`/v3/domains/${id}`, String(token))).json(), { domain: { id, name: 'ACME', enabled: true, links: { self: `http://localhost:80/v3/domains/${id}` } } })
  const answer = await get('/v3/domains/ACME', String(token))
  t.match([answer.statusCode, answer.json()], [404, { error: { message: 'Could not find domain: ACME.' } }], 'a name is no id')
})

t.test('a region', async t => {
  const { app } = await mockFor(t)
  const { regions } = (await app.inject({ url: '/v3/regions', headers })).json()
  for (const region of regions) t.strictSame((await app.inject({ url: `/v3/regions/${region.id}`, headers })).json(), { region })
  const answer = await app.inject({ url: '/v3/regions/nowhere', headers })
  t.match([answer.statusCode, answer.json()], [404, { error: { message: 'Could not find region: nowhere.' } }])
})

t.test('not for strangers', async t => {
  const { app } = await mockFor(t)
  for (const url of ['/v3/projects', '/v3/auth/projects', '/v3/users/demo/projects', '/v3/projects/eu-de', '/v3/auth/domains', '/v3/domains/any', '/v3/auth/catalog', '/v3/regions', '/v3/regions/eu-de']) t.match((await app.inject(url)).json(), { error_code: 'APIGW.0301' }, url)
})
