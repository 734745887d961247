// The example of a collector, as a process: under every profile it loses nothing and keeps nothing twice.
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { environmentOf } from '../../src/commands/exec/environment.ts'
import { configFrom, sourceOf } from '../../src/config/config.ts'
import { profileOf } from '../../src/config/profile.ts'
import type { FlowLog } from '../../src/contract/flow-log.ts'
import { rulesOf } from '../../src/faults/rules-of.ts'
import type { RequestEntry } from '../../src/journal/request-entry.ts'
import { lookBackOf } from '../../src/universe/look-back.ts'
import { immediateTimer, mockFor, now } from '../helpers/mock.ts'

const HOUR = 3_600_000
const START = now - 6 * HOUR
const collector = fileURLToPath(new URL('../../examples/collector.mjs', import.meta.url))
const quickTime = new URL('quick-time.mjs', import.meta.url).href
const profiles = readdirSync(new URL('../../fixtures/profiles/', import.meta.url)).map(file => file.replace('.json', ''))

interface Setup {
  readonly settings?: Readonly<Record<string, unknown>>
  readonly profile?: string
  readonly faults?: readonly unknown[]
  readonly env?: Readonly<Record<string, string>>
}

/** A mock whose clock moves while its collector waits. */
async function service (t: Test, { settings = {}, profile = 'steady', faults, env = {} }: Setup) {
  const { settings: presets, faults: rules } = profileOf(profile)
  const all: Readonly<Record<string, unknown>> = { journal: 100_000, ...presets, rate: 0.15, ...settings }
  const { app } = await mockFor(t, all, [], { faults: rulesOf(faults ?? rules), timer: immediateTimer().timer })
  const { court, state: { journal } } = app
  const folder = t.testdir()
  const stored = join(folder, 'stored.ndjson')
  const config = configFrom([sourceOf(all)])
  const url = await app.listen({ host: '127.0.0.1', port: 0 })
  const environment = {
    ...environmentOf(config, url, { startTime: START, lookBack: lookBackOf(config, []) }),
    CFW_INTERVAL: String(HOUR),
    CFW_STORED_FILE: stored,
    CFW_STATE_DIR: join(folder, 'state'),
    ...env
  }
  return {
    court,
    journal,
    start: (...args: readonly string[]) => spawn(process.execPath, ['--import', quickTime, collector, ...args], { env: environment, stdio: ['ignore', 'inherit', 'pipe'] }),
    records: (): readonly FlowLog[] => existsSync(stored) ? readFileSync(stored, 'utf8').split('\n').slice(0, -1).map(line => JSON.parse(line)) : [],
    /** Resolves when `count` requests that match have been answered from now on. */
    answered: async (count: number, match: (entry: RequestEntry) => boolean) => new Promise<void>(resolve => {
      let left = count
      const stop = journal.listen(entry => {
        if (!match(entry) || --left > 0) return
        stop()
        resolve()
      })
    }),
    /** The time up to which the collector says it has read all. */
    mark: (): number => JSON.parse(readFileSync(join(folder, 'state', 'collector.json'), 'utf8')).mark
  }
}

const isFirstPage = ({ status, query }: RequestEntry) => status === 200 && query['fw_instance_id'] !== undefined && query['log_id'] === undefined

async function end (child: ChildProcess, signal: NodeJS.Signals = 'SIGTERM') {
  child.kill(signal)
  return once(child, 'exit')
}

/** It has stored every record that could be seen at its mark, none twice, and is not accused. */
async function expectAll (t: Test, { court, records, mark }: Awaited<ReturnType<typeof service>>) {
  const { complete, causes, notes } = await court.verdict()
  t.ok(complete, JSON.stringify({ causes, notes }))
  t.notOk(notes.some(({ note }) => note === 'retry-too-soon'), 'it waits as long as it is told to')
  const stored = new Map(records().map(record => [record.log_id, record]))
  t.equal(stored.size, records().length, 'none twice')
  const missing: string[] = []
  let expected = 0
  for await (const record of court.records({ start_time: START, end_time: mark(), cut: mark() })) {
    expected++
    if (JSON.stringify(stored.get(record.log_id)) !== JSON.stringify(record)) missing.push(record.log_id)
  }
  t.strictSame(missing.slice(0, 3), [], `${missing.length} are missing`)
  t.ok(expected > 1_000, `${expected} records`)
}

// With the usual setup these might meet no failure: malformed spoils one answer in ten, so it needs more pages; throttled allows 100 requests a minute, so it needs quicker polls.
const setupsWithFailures: Readonly<Record<string, Setup>> = {
  malformed: { settings: { rate: 0.3 } },
  throttled: { settings: { rate: 1 }, env: { CFW_INTERVAL: '5000' } }
}

for (const profile of profiles.filter(name => name !== 'outage')) {
  t.test(`loses nothing under ${profile}`, async t => {
    const mock = await service(t, { profile, ...setupsWithFailures[profile] })
    const enough = mock.answered(8, isFirstPage)
    const child = mock.start()
    await enough
    t.strictSame(await end(child), [0, null])
    await expectAll(t, mock)
    const failures = mock.journal.list({ limit: 100_000 }).filter(({ status }) => status !== 200).length
    t.equal(failures > 0, ['flaky', 'malformed', 'throttled'].includes(profile), `${failures} failures`)
  })
}

t.test('under an outage it goes on asking, and stops at once when it is told to', async t => {
  const mock = await service(t, { profile: 'outage' })
  const enough = mock.answered(10, ({ status }) => status === 503)
  const child = mock.start()
  await enough
  t.strictSame(await end(child), [0, null])
  t.strictSame(mock.records(), [])
})

t.test('goes on where it was after kill -9', async t => {
  const mock = await service(t, { profile: 'flaky' })
  for (const requests of [1, 5, 12, 25]) {
    const enough = mock.answered(requests, ({ status }) => status === 200)
    const child = mock.start()
    await enough
    await end(child, 'SIGKILL')
  }
  t.equal((await once(mock.start('--once'), 'exit'))[0], 0)
  await expectAll(t, mock)
})

t.test('signs in again when its token has expired, and begins anew when its cursor is refused', async t => {
  const settings = { auth: 'strict', user: 'me:secret', token: 'other', tokenTtl: '90m' }
  const faults = [{ kind: 'expire-cursor', after: 4 }, { match: { page: 3 }, times: 1, respond: { status: 429, retry_after: 4_000 } }, { kind: 'duplicate', share: 0.1 }]
  const mock = await service(t, { settings, faults, env: { CFW_TOKEN: 'old' } })
  const enough = mock.answered(8, isFirstPage)
  const child = mock.start()
  await enough
  t.strictSame(await end(child), [0, null])
  await expectAll(t, mock)
  const entries = mock.journal.list({ limit: 100_000 })
  for (const status of [400, 401, 429]) t.ok(entries.some(entry => entry.status === status), `${status}`)
})

t.test('ends with one line at what will never be answered, and at what it was not told', async t => {
  for (const [CFW_FIREWALL_ID, code, line] of [['nope', 1, /^collector: 400 \{"error_code":"CFW\.00200005".*\n$/], ['', 2, 'collector: CFW_FIREWALL_ID is not set\n']] as const) {
    const mock = await service(t, { settings: { firewalls: ['f'] }, env: { CFW_FIREWALL_ID } })
    const child = mock.start('--once')
    const [stderr] = await Promise.all([text(child.stderr), once(child, 'exit')])
    t.match(stderr, line)
    t.equal(child.exitCode, code)
  }
})
