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

t.test('not for strangers', async t => {
  const { app } = await mockFor(t)
  for (const url of ['/v3/projects', '/v3/auth/domains', '/v3/regions']) t.match((await app.inject(url)).json(), { error_code: 'APIGW.0301' }, url)
})
