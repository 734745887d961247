// The command, and where it matters the built one as a process.
import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { truncate, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { parse } from 'csv-parse/sync'
import t, { type Test } from 'tap'
import { parseCommandLine } from '../../../src/commands/command-line.ts'
import { ConfigError } from '../../../src/config/config.ts'
import { exportCommand } from '../../../src/commands/export/export.ts'
import { mockFor, now, project } from '../../helpers/mock.ts'
import { main } from '../../helpers/server.ts'

const firewall = '2af58b7c-893c-4453-a984-bdd9b1bd6318'
const day = { from: 1_663_555_012_000, to: 1_663_641_412_000 }
const world = ['export', '--project', project, '--firewall', firewall]
const ofDay = [...world, '--from', String(day.from), '--to', String(day.to)]

t.test('is what the pages joined up are', async t => {
  for (const [settings, change, args] of [
    [{}, { dst_port: 22 }, ['--filter', 'dst_port=22']],
    [{ order: 'oldest' }, { direction: 'out2in', protocol: 'udp' }, ['--order', 'oldest', '--filter', 'direction=out2in&protocol=udp']],
    [{ seed: 5, rate: 0.05 }, {}, ['--seed', '5', '--rate', '0.05']]
  ] as const) {
    const pages = await recordsOf(await mockFor(t, settings), change)
    const lines = recordsIn(await exported(t, args))
    t.ok(lines.length > 1_024, `${lines.length} records`)
    t.strictSame(lines, pages)
  }
})

t.test('rows of CSV say the same as lines of JSON', async t => {
  const args = ['--filter', 'app=SSH']
  const lines = recordsIn(await exported(t, args))
  const rows: ReadonlyArray<Readonly<Record<string, string>>> = parse(await exported(t, [...args, '--format', 'csv']), { columns: true })
  t.strictSame(rows.map(filled), lines.map(record => filled(Object.fromEntries(Object.entries(record).map(([name, value]) => [name, String(value)])))))
})

t.test('goes on where it was cut, wherever that was', async t => {
  for (const format of ['ndjson', 'csv']) {
    const out = join(t.testdir(), 'flows')
    const command = [...ofDay, '--filter', 'app=SSH', '--format', format, '--out', out]
    await run(command)
    const whole = await readFile(out, 'utf8')
    for (const length of [whole.length, whole.length - 1, Math.floor(whole.length / 2), 500, 3, 0]) {
      await truncate(out, length)
      await run([...command, '--after', 'last'])
      t.ok(await readFile(out, 'utf8') === whole, `${format} cut to ${length} bytes`)
    }
  }
})

t.test('goes on after a record', async t => {
  const lines = (await exported(t, ['--filter', 'app=SSH'])).split('\n')
  const { log_id: logId } = JSON.parse(lines[9] ?? '')
  t.equal(await exported(t, ['--filter', 'app=SSH', '--after', logId]), lines.slice(10).join('\n'))
})

t.test('a file begun after a record has a header too, and goes on after its only row', async t => {
  const filter = ['--filter', 'app=SSH', '--format', 'csv']
  const rows = (await exported(t, filter)).split('\r\n')
  const logId = rows.at(-3)?.split(',')[0] ?? ''
  const out = join(t.testdir(), 'flows')
  const wanted = `${rows[0]}\r\n${rows.at(-2)}\r\n`
  await run([...ofDay, ...filter, '--out', out, '--after', logId])
  t.equal(await readFile(out, 'utf8'), wanted)
  await run([...ofDay, ...filter, '--out', out, '--after', 'last'])
  t.equal(await readFile(out, 'utf8'), wanted)
})

t.test('--safe-csv marks what a spreadsheet would take for a formula, and goes on after it', async t => {
  const at = { start_time: day.from, end_time: day.from }
  const own = [...['=1+1', '+1', '-1', '@a', '\'=1', '\tx', '1'].entries()].map(([i, text]) => ({ log_id: `${text}${i}`, ...at, dst_host: text }))
  const dir = t.testdir({ 'own.json': JSON.stringify(own) })
  const records = join(dir, 'own.json')
  const out = join(dir, 'out')
  const command = [...ofDay, '--rate', '0', '--order', 'oldest', '--records', records, '--format', 'csv', '--out', out]
  const cells = async () => {
    const rows: ReadonlyArray<Readonly<Record<string, string>>> = parse(await readFile(out, 'utf8'), { columns: true })
    return rows.map(row => [row['log_id'], row['dst_host']])
  }
  await run(command)
  t.strictSame(await cells(), own.map(record => [record.log_id, record.dst_host]), 'as they are')
  await run([...command, '--safe-csv'])
  const safe = (text: string) => text.startsWith('1') ? text : `'${text}`
  t.strictSame(await cells(), own.map(record => [safe(record.log_id), safe(record.dst_host)]))
  const whole = await readFile(out, 'utf8')
  for (let length = whole.length - 1; length > 400; length -= 20) {
    await truncate(out, length)
    await run([...command, '--safe-csv', '--after', 'last'])
    t.equal(await readFile(out, 'utf8'), whole, `cut to ${length} bytes`)
  }
})

t.test('--labels says which scenario planted a record, in a last column or member, and goes on after it', async t => {
  const out = join(t.testdir(), 'flows')
  const command = [...ofDay, '--rate', '0.01', '--now', String(day.to + 10_700_000), '--scenario', 'port-scan', '--labels', '--out', out]
  await run([...command, '--format', 'csv'])
  const whole = await readFile(out, 'utf8')
  const rows: ReadonlyArray<Readonly<Record<string, string>>> = parse(whole, { columns: true })
  t.equal(Object.keys(rows[0]!).at(-1), 'label')
  const planted = rows.filter(({ label }) => label === 'port-scan')
  t.ok(planted.length > 0)
  t.ok(planted.length < rows.length)
  await truncate(out, whole.length - 30)
  await run([...command, '--format', 'csv', '--after', 'last'])
  t.equal(await readFile(out, 'utf8'), whole)
  await run(command)
  const lines = (await readFile(out, 'utf8')).trimEnd().split('\n').map(line => JSON.parse(line))
  t.strictSame(lines.filter(({ label }) => label === 'port-scan').map(({ log_id: id }) => id), planted.map(({ log_id: id }) => id))
  t.equal(lines.filter(line => 'label' in line).length, planted.length)
})

t.test('a signal leaves whole lines', async t => {
  for (const [signal, status] of [['SIGINT', 130], ['SIGTERM', 143]] as const) {
    const child = begin()
    const first = await firstOf(child)
    child.kill(signal)
    const [[code], rest] = await Promise.all([once(child, 'exit'), text(child.stdout)])
    t.equal(code, status, signal)
    const lines = `${first}${rest}`.split('\n')
    t.equal(lines.pop(), '')
    t.ok(lines.every(line => JSON.parse(line).log_id))
  }
})

t.test('a reader that has had enough is no error', async t => {
  const child = begin()
  await firstOf(child)
  child.stdout.destroy()
  const [[code], complaint] = await Promise.all([once(child, 'exit'), text(child.stderr)])
  t.equal(code, 0)
  t.equal(complaint, '')
})

t.test('what it cannot do, in one line', async t => {
  const [torn, headless] = ['torn', 'headless'].map(name => join(t.testdirName, name))
  t.testdir({ torn: 'no record\n', headless: '572456390437,1664159796994\r\n' })
  for (const [args, line] of [
    [['export'], '--project is missing'],
    [world, '--from is missing'],
    [[...world, '--from', '2022-09-20', '--to', '2022-09-19'], '--from must not be after --to'],
    [[...ofDay, '--firewalls', 'a,b'], `--firewall must be one of --firewalls, got ${firewall}`],
    [[...ofDay, '--filter', 'colour=red'], /^--filter: colour is none of direction, /],
    [[...ofDay, '--filter', 'dst_port=ssh'], /^--filter: .*dst_port must be an integer from 0 to 65535, got "ssh"$/],
    [[...ofDay, '--filter', 'app=SSH&app=DNS'], /^--filter: .*app must be given once/],
    [[...ofDay, '--filter', 'dst_port=22&dst_port=22'], /^--filter: .*dst_port must be given once/],
    [[...ofDay, '--after', 'last', '--format', 'csv', '--out', headless ?? ''], `${headless}: its first line is not the header of this export`],
    [[...ofDay, '--after', '12'], /^--after: log_id must be /],
    [[...ofDay, '--after', 'last'], '--after last needs a file as --out'],
    [[...ofDay, '--after', 'last', '--out', torn ?? ''], `${torn}: its last line is no record`],
    [['serve', '--out', 'x'], '--out is a flag of export (see --help)']
  ] as const) await t.rejects(run(args), { constructor: ConfigError, message: line })
  t.match(ended(ofDay.with(4, '')), { status: 2, stdout: '', stderr: /^cfw-mock: --firewall must be .*\n$/ })
  t.match(ended([...ofDay, '--out', '/no/such/folder/x']), { status: 1, stdout: '', stderr: /^cfw-mock: ENOENT[^\n]*\n$/ })
})

type Child = ChildProcessByStdio<null, Readable, Readable>

function begin (): Child {
  return spawn(process.execPath, [main, ...world, '--from', '1970-01-01'], { stdio: ['ignore', 'pipe', 'pipe'], env: {} }) // some 10 ** 9 records
}

async function firstOf ({ stdout }: Child): Promise<string> {
  stdout.setEncoding('utf8')
  const [first] = await once(stdout, 'data')
  stdout.pause()
  return first
}

function ended (args: readonly string[]) {
  return spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env: {} })
}

async function run (args: readonly string[]): Promise<void> {
  const call = parseCommandLine(args, {})
  if (call.command !== 'export') throw new TypeError(call.command)
  t.equal(await exportCommand(call.settings, call.config, now), 0)
}

async function exported (t: Test, args: readonly string[]): Promise<string> {
  const out = join(t.testdir(), 'out')
  await run([...ofDay, ...args, '--out', out])
  return readFile(out, 'utf8')
}

function recordsIn (lines: string): ReadonlyArray<Readonly<Record<string, unknown>>> {
  return lines.trimEnd().split('\n').map(line => JSON.parse(line))
}

async function recordsOf ({ ask }: Awaited<ReturnType<typeof mockFor>>, change: Readonly<Record<string, unknown>>): Promise<unknown[]> {
  const all: unknown[] = []
  for (let cursor = {}; ;) {
    const { data: { records } } = (await ask({ start_time: day.from, end_time: day.to, limit: 1_000, ...change, ...cursor })).json()
    all.push(...records)
    if (records.length < 1_000) return all
    const { log_id: logId, start_time: nextDate } = records.at(-1)
    cursor = { log_id: logId, next_date: nextDate }
  }
}

/** Without the empty cells, in the order of the names. */
function filled (cells: Readonly<Record<string, string>>): ReadonlyArray<readonly [string, string]> {
  return Object.entries(cells).filter(([, cell]) => cell !== '').sort()
}
