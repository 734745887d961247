// The examples do what they say, against a server as they expect it.
import { execFile, spawnSync } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import t from 'tap'
import { startServer } from '../helpers/server.ts'

const run = promisify(execFile)
const root = new URL('../../', import.meta.url)
const pathOf = (name: string) => fileURLToPath(new URL(name, root))
const openstackIsInstalled = spawnSync('openstack', ['--version']).status === 0

const examples = [
  { file: 'curl.sh', command: 'sh', output: /^\{"data":\{"limit":10,"records":\[\{"log_id":/ },
  { file: 'node-sdk.mjs', command: process.execPath, output: /^[1-9]\d* records$/m },
  { file: 'openstack.sh', command: 'sh', output: /"project_id": "[0-9a-f]{32}"/, skip: !openstackIsInstalled && 'python3-openstackclient is not installed' }
] as const

const testedElsewhere = ['collector.mjs'] // test/walkers/collector.test.ts

const modes = [['--auth', 'any'], ['--auth', 'strict', '--user', 'demo:secret', '--access-key', 'AK', '--secret-key', 'SK']] as const

t.test('the examples that can run here', async t => {
  for (const mode of modes) {
    const endpoint = await startServer(t, mode)
    for (const { file, command, output, ...options } of examples) {
      await t.test(`${file} ${mode.join(' ')}`, options, async t => {
        const { stdout } = await run(command, [pathOf(`examples/${file}`)], { env: { PATH: process.env.PATH, HOME: t.testdir(), CFW_ENDPOINT: endpoint } })
        t.match(stdout, output)
      })
    }
  }
})

t.test('the others say so in their first line', async t => {
  const tried: readonly string[] = [...testedElsewhere, ...examples.map(({ file }) => file)]
  const files = readdirSync(pathOf('examples/'), { withFileTypes: true }).filter(file => file.isFile()).map(({ name }) => name)
  for (const file of files) {
    const [first = '', second = ''] = readFileSync(pathOf(`examples/${file}`), 'utf8').split('\n')
    t.match(first.startsWith('#!') ? second : first, tried.includes(file) ? 'Run by the tests' : 'Not run by the tests', file)
  }
})
