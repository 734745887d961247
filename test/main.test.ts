// The built command as a process.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { connect } from 'node:net'
import { fileURLToPath } from 'node:url'
import t, { type Test } from 'tap'
import { version } from '../src/package.ts'
import { urlOf } from './helpers/mock.ts'
import { main, spawnServer } from './helpers/server.ts'

const fixture = fileURLToPath(new URL('../fixtures/page-example.json', import.meta.url))

t.test('serves, says where and how, and finishes on a signal', async t => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const { child, ready, example, port } = await start(t, ['--seed', '7'])
    t.equal(ready, `cfw-mock ${version()} listening at http://127.0.0.1:${port} (seed 7)`)
    const { status, stdout } = spawnSync('sh', ['-c', example], { encoding: 'utf8' })
    t.equal(status, 0, 'the example call works when pasted')
    t.match(JSON.parse(stdout), { data: { limit: 10 } })
    t.equal(spawnSync(process.execPath, [main, 'healthcheck', '--port', port]).status, 0, 'healthy')
    child.kill(signal)
    t.strictSame(await once(child, 'exit'), [0, null], signal)
    t.equal(spawnSync(process.execPath, [main, 'healthcheck', '--port', port]).status, 1, 'no longer healthy')
  }
})

t.test('a signal amid requests: all are answered, and the exit code is 0', async t => {
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const { child, origin } = await start(t, [])
    const silent = connect(Number(new URL(origin).port), '127.0.0.1').on('error', () => {})
    await once(silent, 'connect')
    const ask = async (delay: number) => (await fetch(`${origin}${urlOf({ limit: 100 })}&__delay=${delay}`, { headers: { 'x-auth-token': 'any' } })).status
    const waiting = Array.from({ length: 50 }, () => ask(3_600_000))
    while (!(await (await fetch(`${origin}/__admin/metrics`)).text()).includes('cfw_mock_pending 50')) await ask(0)
    child.kill(signal)
    t.strictSame(await Promise.all(waiting), Array(50).fill(200), signal)
    t.strictSame(await once(child, 'exit'), [0, null], signal)
  }
})

t.test('it serves on when nobody reads what it prints', async t => {
  for (const level of ['trace', 'info', 'error', 'silent']) {
    const child = spawn(process.execPath, [main, '--port', '0', '--log-level', level], { stdio: ['ignore', 'pipe', 'pipe'], env: {} })
    t.teardown(() => child.kill('SIGKILL'))
    const [line] = await once(child.stdout, 'data')
    const [, origin] = /listening at (\S+)/.exec(String(line)) ?? []
    child.stdout.destroy()
    child.stderr.destroy()
    for (let n = 0; n < 20; n++) t.equal((await fetch(`${origin}${urlOf({ limit: 1 })}${n % 2 === 0 ? '' : '&__code=500'}`, { headers: { 'x-auth-token': 'any' } })).status, n % 2 === 0 ? 200 : 500, level)
    child.kill()
    t.strictSame(await once(child, 'exit'), [0, null])
  }
})

t.test('what npm start has started ends with npm', async t => {
  const npm = spawn('npm', ['start', '--', '--port', '0'], { cwd: fileURLToPath(new URL('..', import.meta.url)), stdio: ['ignore', 'pipe', 'ignore'] })
  let printed = ''
  for await (const data of npm.stdout) {
    printed += data
    if (printed.includes('seed')) break
  }
  const [, origin] = /listening at (\S+)/.exec(printed) ?? []
  t.equal((await fetch(`${origin}/__admin/health`)).status, 200)
  npm.kill()
  while (await fetch(`${origin}/__admin/health`).then(() => true, () => false)) await new Promise(resolve => { setImmediate(resolve) })
})

t.test('says what is planted, and the call that it prints shows it', async t => {
  const { child, lines } = await spawnServer(['--profile', 'demo'])
  t.teardown(() => child.kill())
  const printed: string[] = []
  while (!/^planted/.test(printed.at(-1) ?? '')) printed.push(String((await lines.next()).value))
  t.equal(printed.at(-1), 'planted: port-scan, ssh-brute-force, exfiltration')
  const [call = ''] = printed
  const { stdout } = spawnSync('sh', ['-c', call.replace(/'$/, "&app=SSH'")], { encoding: 'utf8' })
  t.ok(JSON.parse(stdout).data.total > 401, 'the guessed passwords are in its window')
})

t.test('serves own records alone', async t => {
  const { example } = await start(t, ['--rate', '0', '--records', fixture])
  t.match(JSON.parse(spawnSync('sh', ['-c', example], { encoding: 'utf8' }).stdout), { data: { records: [{ log_id: '76354' }], total: 1 } })
})

t.test('the example call works as pasted, over TLS and with signing in', async t => {
  const { example } = await start(t, ['--tls', 'self-signed', '--auth', 'strict', '--user', 'demo:secret'])
  const { stdout, stderr } = spawnSync('sh', ['-c', example], { encoding: 'utf8' })
  if (!t.match(stdout, /^\{"data":\{"limit":10,"records":\[\{"log_id"/)) t.comment(example, stdout, stderr)
})

t.test('the lines after it: what to trust, the console, the docs, what is in force', async t => {
  const { child, lines, port } = await start(t, ['--tls', 'self-signed', '--profile', 'throttled'])
  const [trust, page, docs, force] = [(await lines.next()).value, (await lines.next()).value, (await lines.next()).value, (await lines.next()).value]
  const [, caFile = ''] = /^certificate to trust: (.+)$/.exec(trust) ?? []
  t.ok(existsSync(caFile))
  t.equal(page, `console, to watch and to steer: https://127.0.0.1:${port}/__admin/console`)
  t.equal(docs, `docs, to read and to try: https://127.0.0.1:${port}/__admin/docs`)
  t.match(force, /^in force: profile throttled, [1-9]\d* fault rules$/)
  t.equal(spawnSync(process.execPath, [main, 'healthcheck', '--port', port, '--tls', 'self-signed']).status, 0, 'healthy over TLS')
  child.kill()
  await once(child, 'exit')
  t.notOk(existsSync(caFile), 'and nothing is left')
})

t.test('where nobody gets in, that is said instead', async t => {
  const { example } = await start(t, ['--auth', 'strict', '--access-key', 'AK', '--secret-key', 'SK'])
  t.equal(example, 'nobody can sign in with a token: --auth strict without --token and --user')
})

t.test('the example call asks for what retention leaves', async t => {
  const { example } = await start(t, ['--retention', '7d', '--now', '2026-01-31T12:00:00Z'])
  t.match(example, 'start_time=1769857200000&end_time=1769860800000')
})

t.test('a port in use is one line and exit code 1', async t => {
  const { port } = await start(t, [])
  t.match(runToEnd(['--port', port]), { status: 1, stdout: '', stderr: `cfw-mock: cannot listen: 127.0.0.1 port ${port} is in use\n` })
})

t.test('a bad setting is one line and exit code 2, whatever the command', async t => {
  t.match(runToEnd(['--port', 'x']), { status: 2, stdout: '', stderr: 'cfw-mock: --port must be an integer from 0 to 65535, got "x"\n' })
  t.match(runToEnd(['--frobnicate']), { status: 2, stdout: '', stderr: "cfw-mock: Unknown option '--frobnicate' (see --help)\n" })
  t.match(runToEnd(['exec']), { status: 2, stdout: '', stderr: 'cfw-mock: exec needs a command, after -- (see --help)\n' })
  t.match(runToEnd(['certify', '--only', 'C99', '--', 'true']), { status: 2, stdout: '', stderr: 'cfw-mock: --only: no condition has the id C99 (see certify --list)\n' })
  t.match(runToEnd(['--tls-cert', 'no/such/file', '--tls-key', 'x']), { status: 2, stdout: '', stderr: /^cfw-mock: cannot read --tls-cert: .*\n$/ })
  t.match(runToEnd(['--records', 'no/such/file']), { status: 2, stdout: '', stderr: /^cfw-mock: cannot read records: .*\n$/ })
})

t.test('help and version', async t => {
  t.match(runToEnd(['--help']), { status: 0, stdout: /^Usage: cfw-mock/ })
  t.match(runToEnd(['--version']), { status: 0, stdout: `${version()}\n` })
})

function runToEnd (args: readonly string[]) {
  return spawnSync(process.execPath, [main, ...args], { encoding: 'utf8', env: {} })
}

async function start (t: Test, args: readonly string[]): Promise<{ child: ChildProcess, ready: string, example: string, origin: string, lines: AsyncIterator<string>, port: string }> {
  const { child, ready, lines, origin } = await spawnServer(args)
  t.teardown(() => child.kill('SIGKILL'))
  return { child, ready, lines, origin, example: String((await lines.next()).value), port: new URL(origin).port }
}
