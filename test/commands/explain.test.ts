import { spawnSync } from 'node:child_process'
import t from 'tap'
import { parseCommandLine } from '../../src/commands/command-line.ts'
import { explainCommand } from '../../src/commands/explain.ts'
import { ConfigError, configFrom } from '../../src/config/config.ts'
import { mockFor, now, project, urlOf } from '../helpers/mock.ts'
import { main } from '../helpers/server.ts'

const config = configFrom([])
const url = `http://127.0.0.1:8080${urlOf({ app: 'SSH' })}`

t.test('says what /__admin/explain says, from the URL of a request or of its explanation', async t => {
  const { ask, admin, app } = await mockFor(t)
  await ask({ app: 'SSH' })
  const { requests: [{ explain }] } = (await admin('GET', 'requests')).json()
  const answerTo = async (url: string) => (await app.inject({ url, headers: { accept: 'text/plain' } })).body
  t.equal(await explainCommand(`http://127.0.0.1:8080${explain}`, config, 0), await answerTo(explain))
  const body = await answerTo(`/__admin/explain?${url.split('?')[1]}&project_id=${project}`)
  t.equal(await explainCommand(url, config, now), body)
  t.equal(spawnSync(process.execPath, [main, 'explain', url, '--now', '2026-01-31T12:00:00Z'], { encoding: 'utf8' }).stdout, body)
})

t.test('refuses in one line what it cannot explain', async t => {
  for (const [given, message, settings = {}] of [
    ['foo', /^explain needs the URL of a request for flow logs, such as /],
    [`/v1/${project}/cfw/logs/flow`, 'the mock refuses this request: empty param: fw_instance_id'],
    [urlOf({ limit: 0 }), 'the mock refuses this request: parameter error: limit must be an integer from 1 to 1024, got "0"'],
    [urlOf({ end_time: 1 }), 'the mock refuses this request: start_time is after end_time'],
    [urlOf({ fw_instance_id: 'other' }), 'the mock refuses this request: its fw_instance_id is not in --firewalls', { firewalls: ['a'] }],
    [`${urlOf()}&cut=soon`, /^cut must be a time in ISO 8601/],
    [urlOf().replace(project, '%ff'), 'the project in the URL is not well encoded']
  ] as const) await t.rejects(explainCommand(given, { ...config, ...settings }, now), { name: 'ConfigError', message })
  t.throws(() => parseCommandLine(['explain'], {}), new ConfigError('explain needs the URL of a request for flow logs (see --help)'))
  t.throws(() => parseCommandLine(['explain', url, 'more'], {}), new ConfigError('unexpected argument more (see --help)'))
})
