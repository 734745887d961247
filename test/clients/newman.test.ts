// newman runs a Postman collection: signs in, and reads two pages.
import { execFile, spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'
import { mockFor } from '../helpers/mock.ts'

const run = promisify(execFile)
const installed = spawnSync('newman', ['--version']).status === 0

t.test('newman signs in and reads two pages', { skip: !installed && 'newman is not installed' }, async t => {
  const { app } = await mockFor(t, { auth: 'strict', user: 'demo:secret' })
  const endpoint = await app.listen()
  const collection = fileURLToPath(new URL('newman.json', import.meta.url))
  const { stdout } = await run('newman', ['run', collection, '--env-var', `endpoint=${endpoint}`, '--color', 'off'])
  for (const [what, count] of [['requests', 3], ['assertions', 5]] as const) t.match(stdout, new RegExp(`${what} │\\s+${count} │\\s+0 │`), `${count} ${what}, none failed`)
})
