// keystoneauth and the OpenStack SDK, as Debian ships them, over TLS.
import { execFile, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'
import { idOf } from '../../src/account/id.ts'
import { createMock } from '../../src/index.ts'

const run = promisify(execFile)
const python = '/usr/bin/python3' // Debian's: a Python of the user's own has other modules
const installed = spawnSync(python, ['-c', 'import openstack, keystoneauth1']).status === 0

t.test('keystoneauth finds the firewall service, the OpenStack SDK its projects', { skip: !installed && 'python3-openstacksdk is not installed' }, async t => {
  const mock = await createMock({ auth: 'strict', user: ['demo:secret'], tls: 'self-signed' })
  t.teardown(mock.close)
  const endpoint = await mock.listen()
  const { PATH = '' } = process.env
  const { stdout } = await run(python, [fileURLToPath(new URL('keystoneauth.py', import.meta.url)), endpoint, mock.caFile ?? ''], { env: { PATH, HOME: t.testdir() } })
  const project = idOf(1, 'project', 'eu-de')
  const cfw = `${endpoint}/v1/${project}`
  t.strictSame(JSON.parse(stdout), {
    versions: `${endpoint}/v3/`,
    project,
    cfw: { public: cfw, internal: cfw, admin: cfw },
    identity: `${endpoint}/v3`,
    project_access: 'eu-de',
    records: 10,
    projects: ['eu-de', 'eu-nl'],
    found: 'eu-nl',
    regions: 'eu-nl',
    revoked: 204
  })
})
