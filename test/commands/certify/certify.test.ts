// The built command.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs'
import { watch } from 'node:fs/promises'
import { text } from 'node:stream/consumers'
import t from 'tap'
import { refusalOf } from '../../helpers/refusal.ts'
import { main } from '../../helpers/server.ts'

const isRoot = process.getuid?.() === 0

t.test('a command that cannot be run ends all of it at once', async t => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, 'certify', '--parallel', '1', '--', './no-such-command'], { encoding: 'utf8', env: {} })
  t.equal(status, 127)
  t.match(stderr, /^cfw-mock: cannot run \.\/no-such-command: spawn \.\/no-such-command ENOENT\n$/)
  t.equal(stdout, '', 'there is nothing to report')
})

t.test('where nothing is reported, a link to a report that is not there yet still leads to nothing', async t => {
  const folder = t.testdir()
  mkdirSync(`${folder}/reports`)
  symlinkSync('reports/today.json', `${folder}/report.json`)
  t.equal(spawnSync(process.execPath, [main, 'certify', '--only', 'C0', '--json', `${folder}/report.json`, '--', './no-such-command'], { env: {} }).status, 127)
  t.strictSame([readdirSync(folder), readdirSync(`${folder}/reports`)], [['report.json', 'reports'], []])
})

t.test('what it cannot do is said before it runs anything', async t => {
  for (const [args, line] of [
    [['--only', 'C99'], '--only: no condition has the id C99 (see certify --list)'],
    [['--parallel', '0'], '--parallel must be an integer from 1 to 64, got "0"'],
    [['--seconds', '0'], '--seconds must be an integer from 1 to 3600, got "0"'],
    [['--junit', '/no/such/folder/file'], 'cannot write --junit: ENOENT'],
    [['--html', '/'], 'cannot write --html: EISDIR'],
    [['--field', 'nothing=x'], '--field must be like src_ip=source.ip']
  ] as const) {
    const refusal = await refusalOf(['certify', ...args, '--', 'true'])
    t.ok(refusal.startsWith(line), refusal)
  }
})

t.test('Ctrl-C leaves nothing running, no folder and no empty report', { skip: !existsSync('/proc/self/environ') && 'only Linux can tell what it started' }, async t => {
  const folder = t.testdir()
  const script = 'sleep 4251 & setsid sleep 4252 & echo >"$READY"; wait'
  const command = spawn(process.execPath, [main, 'certify', '--only', 'C0,C1', '--junit', `${folder}/junit.xml`, '--', 'sh', '-c', script], { stdio: ['ignore', 'pipe', 'pipe'], env: { PATH: process.env['PATH'], TMPDIR: folder, READY: `${folder}/ready` } })
  const output = Promise.all([text(command.stdout), text(command.stderr)])
  for await (const { filename } of watch(folder)) if (filename === 'ready') break
  command.kill('SIGINT')
  t.strictSame(await once(command, 'exit'), [130, null])
  t.strictSame(await output, ['', ''])
  t.strictSame(readdirSync(folder), ['ready'])
  t.equal(spawnSync('pgrep', ['-f', '^sleep 425[12]$']).status, 1, 'none is found')
})

t.test('a folder that cannot be removed stays, and is named', { skip: isRoot && 'root may remove everything' }, async t => {
  const folder = t.testdir()
  const script = 'mkdir "$CFW_STATE_DIR/a"; : >"$CFW_STATE_DIR/a/b"; chmod 500 "$CFW_STATE_DIR/a"'
  const { stdout, stderr, status } = spawnSync(process.execPath, [main, 'certify', '--only', 'C0', '--', 'sh', '-c', script], { encoding: 'utf8', env: { PATH: process.env['PATH'], TMPDIR: folder } })
  const [left = ''] = readdirSync(folder)
  t.match(stderr, `cfw-mock: ${folder}/${left}/C0 stays: EACCES`)
  t.match(stdout, /C0 .* inconclusive/)
  t.equal(status, 4)
  chmodSync(`${folder}/${left}/C0/state/a`, 0o700)
})
