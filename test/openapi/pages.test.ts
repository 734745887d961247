// The page that shows the documents, in a real browser where there is one.
import { execFile, spawnSync } from 'node:child_process'
import { promisify } from 'node:util'
import t from 'tap'
import { mockFor } from '../helpers/mock.ts'

const run = promisify(execFile)
const hasBrowser = spawnSync('chromium', ['--version']).status === 0

t.test('bears the name and the logo of the mock, and a token where any will do', async t => {
  for (const auth of ['any', 'strict']) {
    const { admin } = await mockFor(t, { auth })
    const page = (await admin('GET', 'docs')).body
    t.match(page, '<title>cfw-mock</title>')
    t.match(page, '/static/theme/icon.svg')
    const script = (await admin('GET', 'docs/static/swagger-initializer.js')).body
    t.match(script, 'data:image/svg+xml;base64,')
    t.equal(/ui\.preauthorizeApiKey\(["']token["'], ?["']any["']\)/.test(script), auth === 'any')
    t.equal((await admin('GET', 'docs/static/theme/cfw-mock.css')).statusCode, 200)
  }
})

t.test('in a browser it shows the API, and sends a token', { skip: !hasBrowser && 'chromium is not installed' }, async t => {
  const { app } = await mockFor(t)
  const url = await app.listen({ port: 0 })
  const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--virtual-time-budget=20000', '--window-size=390,900', `--user-data-dir=${t.testdir()}`]
  const { stdout } = await run('chromium', [...flags, '--dump-dom', `${url}/__admin/docs`], { maxBuffer: 2 ** 26 })
  t.match(stdout, '/v1/{project_id}/cfw/logs/flow')
  t.match(stdout, 'authorization button locked', 'the token is filled in')
  t.match(stdout, '<img height="40" src="data:image/svg+xml')
})
