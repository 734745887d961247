// The OpenStack command line, as Debian ships it.
import { execFile, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'
import { idOf } from '../../src/account/id.ts'
import { mockFor } from '../helpers/mock.ts'

const run = promisify(execFile)
const installed = spawnSync('openstack', ['--version']).status === 0

t.test('openstack token issue, catalog list, project list and show, domain show, region show', { skip: !installed && 'python3-openstackclient is not installed' }, async t => {
  const { app } = await mockFor(t, { auth: 'strict', user: 'demo:secret' })
  const endpoint = await app.listen()
  const { PATH = '' } = process.env
  const { stdout } = await run('sh', [fileURLToPath(new URL('openstack.sh', import.meta.url)), endpoint], { env: { PATH, HOME: t.testdir() } })
  const [token, catalog, projects, byName, byId, domain, region, refusal] = JSON.parse(stdout)
  const project = idOf(1, 'project', 'eu-de')
  t.match(token, { expires: '2026-02-01T12:00:00+0000', project_id: project, user_id: idOf(1, 'user', 'demo') })
  t.match(catalog, [
    { Name: 'iam', Type: 'identity', Endpoints: [{ url: `${endpoint}/v3` }] },
    { Name: 'cfw', Type: 'cfw', Endpoints: [{ url: `${endpoint}/v1/${project}` }] }
  ])
  t.match(projects, [{ ID: project, Name: 'eu-de' }])
  t.match(byName, { id: idOf(1, 'project', 'eu-nl'), name: 'eu-nl' }, 'a name is no id')
  t.match(byId, { id: '0123456789abcdef0123456789abcdef' })
  t.match(domain, { id: idOf(1, 'domain', ''), name: 'ACME' })
  t.match(region, { region: 'eu-de' })
  t.match(refusal, 'The username or password is wrong. (HTTP 401)')
})
