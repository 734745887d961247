// The built command: a store in a file, against the flags and against a running mock.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import t from 'tap'
import { parseCommandLine } from '../../../src/commands/command-line.ts'
import { refusalOf } from '../../helpers/refusal.ts'
import { main, startServer } from '../../helpers/server.ts'

const folder = mkdtempSync(join(tmpdir(), 'cfw-mock-test-'))
const file = join(folder, 'records.ndjson')
const world = ['--project', 'p', '--firewall', 'f', '--now', '2026-01-31T12:00:00Z']
const window = ['--from', '2026-01-31T10:00:00Z', '--to', '2026-01-31T11:00:00Z']

function run (args: readonly string[], input = '') {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, ...args], { input, encoding: 'utf8', env: {} })
  return { status, stdout, stderr }
}

run(['export', ...world, ...window, '--out', file])
const lines = readFileSync(file, 'utf8').trimEnd().split('\n')

t.test('against the flags: exit code 0 for a whole store, 3 for another', async t => {
  const gz = join(folder, 'records.gz')
  writeFileSync(gz, gzipSync(lines.slice(5).toReversed().join('\n')))
  t.match(run(['verify', '--stored', file, ...world, ...window]), { status: 0, stdout: /^Complete: nothing was lost, and all is stored as it was sent\.\n/ })
  t.match(run(['verify', '--stored', '-', ...world, ...window], lines.join('\n').replaceAll('"packets"', '"pkts"')), { status: 3, stdout: /^ALTERED: packets\./ })
  t.match(run(['verify', '--stored', '-', ...world, ...window, '--field', 'packets=pkts'], lines.join('\n').replaceAll('"packets"', '"pkts"')), { status: 0 })
  t.match(run(['verify', '--stored', gz, ...world, ...window]), { status: 3, stdout: /^NEVER STORED: 5 records\.[^]*5 records never stored: log_id \d/ })
  t.match(run(['verify', '--stored', gz, ...world, ...window, '--seed', '2']), { status: 3, stdout: /that this firewall has not shown/ })
})

t.test('against flags that plant attacks', async t => {
  const planted = [...world, '--from', '2026-01-31T08:59:00Z', '--to', '2026-01-31T09:01:00Z', '--scenario', 'port-scan']
  const { stdout } = run(['export', ...planted, '--labels'])
  t.match(stdout, '"label":"port-scan"')
  t.match(run(['verify', '--stored', '-', ...planted], stdout), { status: 0, stdout: /^Complete/ })
})

t.test('against a running mock', async t => {
  const origin = await startServer(t, ['--now', '2026-01-31T12:00:00Z', '--admin-token', 'secret', '--request-timeout', '2s'])
  const mock = ['--url', origin, '--admin-token', 'secret', '--project', 'p', '--firewall', 'f']
  const ask = async (limit: number) => fetch(`${origin}/v1/p/cfw/logs/flow?fw_instance_id=f&start_time=${Date.parse('2026-01-31T10:59:00Z')}&end_time=${Date.parse('2026-01-31T11:00:00Z')}&limit=${limit}`, { headers: { 'x-auth-token': 'any' } })
  const { data: { records } } = JSON.parse(await (await ask(1_024)).text())
  t.match(run(['verify', '--stored', file, ...mock]), { status: 0, stdout: /^Complete[^]*1 request\n[^]* of another time or filter/ })
  t.match(run(['verify', '--stored', '-', ...mock], records.slice(1).map((record: object) => JSON.stringify(record)).join('\n')), { status: 3, stdout: /^NEVER STORED: 1 record\./ })
  t.match(run(['verify', '--stored', '-', ...mock, '--strict'], '{'), { status: 2, stderr: /^cfw-mock: body cannot be read: line 1: / })
  t.match(run(['verify', '--stored', file, '--url', origin]), { status: 1, stderr: /answers 401: the admin token is missing/ })
  const slow = await fetch(`${origin}/__admin/verdict?project_id=p&fw_instance_id=f`, {
    method: 'POST',
    headers: { authorization: 'Bearer secret' },
    duplex: 'half',
    body: (async function * () { // longer than the request timeout
      for (const record of records) {
        yield Buffer.from(`${JSON.stringify(record)}\n`)
        await new Promise(resolve => setTimeout(resolve, 3_000 / records.length))
      }
    })()
  })
  t.match(JSON.parse(await slow.text()), { complete: true, stored: { records: records.length } }, 'a store may take longer to come in than other requests')
})

t.test('what it cannot do, in one line', async t => {
  for (const [args, message] of [
    [[], /^--stored is missing$/],
    [['--stored', join(folder, 'none'), ...world, ...window], /^cannot read --stored: ENOENT/],
    [['--stored', folder, ...world, ...window], /^cannot read --stored: EISDIR/],
    [['--stored', file], /^--project is missing, or --url$/],
    [['--stored', file, ...world], /^--from is missing, or --url$/],
    [['--stored', file, ...world, '--from', '2026-01-31', '--to', '2026-01-30'], /^--from must not be after --to$/],
    [['--stored', file, ...world, ...window, '--firewalls', 'a'], /^--firewall must be one of --firewalls, got f$/],
    [['--stored', file, ...world, ...window, '--field', 'ip=source.ip'], /^--field must be like src_ip=source\.ip/]
  ] as const) t.match(await refusalOf(['verify', ...args]), message, args.join(' '))
  t.match(run(['verify', '--stored', '-', ...world, ...window], 'what\n'), { status: 2, stderr: /^cfw-mock: --stored cannot be read: line 1: neither a line of JSON nor a header[^\n]*\n$/ })
  t.throws(() => parseCommandLine(['export', '--strict'], {}), { message: '--strict is a flag of exec and verify (see --help)' })
})
