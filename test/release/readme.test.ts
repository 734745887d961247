// What README and docs say is true.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { flagOf, knobs, variableOf } from '../../src/config/config.ts'
import { exportKnobs } from '../../src/commands/export/settings.ts'
import { mockFor } from '../helpers/mock.ts'

const root = new URL('../../', import.meta.url)
const readme = await readFile(new URL('README.md', root), 'utf8')
const page = await readFile(new URL('docs/knobs.md', root), 'utf8')
const commands = [...readme.matchAll(/```sh\n(.*?)\n```/gs)].map(([, command = '']) => command)

t.test('the table of knobs is the one of the config', async t => {
  const rows = Object.entries(knobs).map(([name, { about, must, presetSaid }]) => `| \`${flagOf(name)}\` | \`${variableOf(name)}\` | ${presetSaid} | ${must} | ${about} |`)
  const table = ['| flag | variable | default | value | what |', '|---|---|---|---|---|', ...rows].join('\n')
  t.ok(page.includes(`\n${table}\n`), `docs/knobs.md must hold:\n${table}`)
})

t.test('the table of the settings of export is the one of its command', async t => {
  const rows = Object.entries(exportKnobs).map(([name, { about, must, presetSaid }]) => `| \`${flagOf(name)}\` | ${presetSaid} | ${must} | ${about} |`)
  const table = ['| flag | default | value | what |', '|---|---|---|---|', ...rows].join('\n')
  t.ok(page.includes(`\n${table}\n`), `docs/knobs.md must hold:\n${table}`)
})

t.test('the two commands to begin with are the ones CI runs', async t => {
  const { scripts } = JSON.parse(await readFile(new URL('package.json', root), 'utf8'))
  const ci = await readFile(new URL('.ci/run', root), 'utf8')
  t.strictSame(commands.slice(0, 2), ['npm ci && npm start', 'npm ci && npm test'])
  for (const line of ['npm ci', 'npm test', scripts.start]) t.match(ci, `\n${line}`)
})

t.test('every other command works as it stands', async t => {
  const [curl = '', start = '', exporting = '', ...more] = commands.slice(2)
  const [, ...args] = `${start} --port 0`.split(' ')
  const server = spawn('npm', args, { cwd: fileURLToPath(root), stdio: ['ignore', 'pipe', 'ignore'], detached: true })
  t.teardown(() => server.pid !== undefined && process.kill(-server.pid)) // npm and its child
  for await (const line of createInterface(server.stdout)) {
    const [, address] = /listening at (\S+)/.exec(line) ?? []
    if (address === undefined) continue
    const { stdout } = spawnSync('sh', ['-c', curl.replace('http://127.0.0.1:8080', address)], { encoding: 'utf8' })
    t.match(JSON.parse(stdout), { data: { limit: 10, records: [{ log_id: '76354' }], total: 1 } })
    break
  }
  const { stdout, stderr } = spawnSync('sh', ['-c', exporting], { cwd: fileURLToPath(root), encoding: 'utf8' })
  t.match(stdout, /^log_id,.*\r\n(\d+,.*,SSH,out2in,.*\r\n){2}$/)
  t.equal(stderr, '')
  t.strictSame(more, [])
})

t.test('the answer shown is the answer', async t => {
  const [, shown = ''] = /```json\n(.*?), \.\.\.\n```/s.exec(readme) ?? []
  const { app } = await mockFor(t)
  const path = /'http:\/\/127\.0\.0\.1:8080([^']+)'/.exec(commands[2] ?? '')?.[1] ?? ''
  const { body } = await app.inject({ url: path, headers: { 'x-auth-token': 'any' } })
  t.ok(shown.length > 100)
  t.equal(body.slice(0, shown.replaceAll('\n', '').length), shown.replaceAll('\n', ''))
})

t.test('every link between the pages leads somewhere', async t => {
  const pages = ['README.md', 'CONTRIBUTING.md', ...(await readdir(new URL('docs/', root))).map(name => `docs/${name}`)]
  for (const page of pages) {
    const text = await readFile(new URL(page, root), 'utf8')
    for (const [, link = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)/g)) t.ok(existsSync(new URL(link, new URL(page, root))), `${page}: ${link}`)
  }
})
