// What README and docs say is true.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { readFile, readdir } from 'node:fs/promises'
import { createInterface } from 'node:readline/promises'
import { fileURLToPath } from 'node:url'
import { TypeGuard, type TSchema } from '@sinclair/typebox'
import t from 'tap'
import { flagOf, mockSettings, variableOf } from '../../src/config/config.ts'
import { certifySettings } from '../../src/commands/certify/settings.ts'
import { execSettings } from '../../src/commands/exec/settings.ts'
import { exportSettings } from '../../src/commands/export/settings.ts'
import { verifySettings } from '../../src/commands/verify/settings.ts'
import type { Setting } from '../../src/config/setting.ts'
import { FlowLogPathSchema } from '../../src/contract/flow-log-path.ts'
import { FlowLogQuerySchema } from '../../src/contract/flow-log-query.ts'
import { FlowLogSchema } from '../../src/contract/flow-log.ts'
import { FaultRuleSchema, wires } from '../../src/faults/fault-rule.ts'
import { LONGEST_SESSION } from '../../src/universe/session-profile.ts'
import { expectationOf } from '../../src/validation/expectation.ts'
import { mockFor } from '../helpers/mock.ts'

const root = new URL('../../', import.meta.url)
const readme = await readFile(new URL('README.md', root), 'utf8')
const page = await readFile(new URL('docs/settings.md', root), 'utf8')
const commands = [...readme.matchAll(/```sh\n(.*?)\n```/gs)].map(([, command = '']) => command)

t.test('docs/settings.md has the table of the settings', async t => {
  const rows = Object.entries(mockSettings).map(([name, { description, expected, defaultText }]) => `| \`${flagOf(name)}\` | \`${variableOf(name)}\` | ${defaultText} | ${expected} | ${description} |`)
  const table = ['| flag | variable | default | value | what |', '|---|---|---|---|---|', ...rows].join('\n')
  t.ok(page.includes(`\n${table}\n`), `docs/settings.md must hold:\n${table}`)
})

for (const [command, settings] of Object.entries({ export: exportSettings, exec: execSettings, verify: verifySettings, certify: certifySettings })) {
  t.test(`docs/settings.md has the table of the settings of ${command}`, async t => {
    const rows = Object.entries<Setting<unknown>>(settings).map(([name, { description, expected, defaultText }]) => `| \`${flagOf(name)}\` | ${defaultText} | ${expected} | ${description} |`)
    const table = ['| flag | default | value | what |', '|---|---|---|---|', ...rows].join('\n')
    t.ok(page.includes(`\n${table}\n`), `docs/settings.md must hold:\n${table}`)
  })
}

t.test('docs/flow-logs.md has the tables of the parameters and of the fields of a record', async t => {
  const endpoint = await readFile(new URL('docs/flow-logs.md', root), 'utf8')
  for (const [title, properties] of [
    ['parameter', { ...FlowLogPathSchema.properties, ...FlowLogQuerySchema.properties }],
    ['field', FlowLogSchema.properties]
  ] as const) {
    const rows = Object.entries<TSchema>(properties).map(([name, schema]) => `| \`${name}\` | ${TypeGuard.IsOptional(schema) ? '' : 'yes'} | ${expectationOf(schema)} | ${schema.description} |`)
    const table = [`| ${title} | required | value | what |`, '|---|---|---|---|', ...rows].join('\n')
    t.ok(endpoint.includes(`\n${table}\n`), `docs/flow-logs.md must hold:\n${table}`)
  }
  t.match(endpoint, `a computed session lasts at most ${LONGEST_SESSION} ms`)
})

t.test('docs/control.md names every kind of fault and every wire', async t => {
  const control = await readFile(new URL('docs/control.md', root), 'utf8')
  for (const name of [...FaultRuleSchema.anyOf.map(({ properties }) => properties.kind.const), ...wires]) t.ok(control.includes(`\`${name}\``), name)
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
  for (const page of await pages()) {
    const text = await readFile(new URL(page, root), 'utf8')
    for (const [, link = ''] of text.matchAll(/\]\((?!https?:)([^)#]+)/g)) t.ok(existsSync(new URL(link, new URL(page, root))), `${page}: ${link}`)
  }
})

t.test('every file that the pages name exists', async t => {
  const folders = ['src', 'test', 'bench', 'docs', 'examples', 'fixtures', '.ci']
  const inFolders = folders.flatMap(folder => readdirSync(new URL(folder, root), { recursive: true, encoding: 'utf8' }).map(path => `/${folder}/${path}`))
  const files = [...readdirSync(root), ...folders].map(name => `/${name}`).concat(inFolders)
  const built = /^dist\/|^kernel\.(debug\.)?wasm$|\b[xy]\.(test\.)?ts$/
  for (const page of await pages()) {
    const text = await readFile(new URL(page, root), 'utf8')
    for (const [, path = ''] of text.matchAll(/`([\w.][\w./-]*(?:\/|\.(?:ts|mjs|sh|json|md|js|go|py|yaml)))`/g)) {
      if (!built.test(path)) t.ok(files.some(file => file.endsWith(`/${path}`.replace(/\/$/, ''))), `${page}: ${path}`)
    }
  }
})

async function pages (): Promise<readonly string[]> {
  const docs = (await readdir(new URL('docs/', root))).filter(name => name.endsWith('.md'))
  return ['README.md', 'CONTRIBUTING.md', ...docs.map(name => `docs/${name}`)]
}
