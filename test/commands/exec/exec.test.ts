// The built command with collectors as processes.
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { refusalOf } from '../../helpers/refusal.ts'
import { main } from '../../helpers/server.ts'

const collector = fileURLToPath(new URL('../../../examples/collector.mjs', import.meta.url))
const slowSpawn = new URL('slow-spawn.mjs', import.meta.url).href
const node = process.execPath
const noon = ['--now', '2026-01-31T12:00:00Z'] // how much traffic there is depends on the hour

function exec (flags: readonly string[], ...command: readonly string[]) {
  return spawnSync(node, [main, 'exec', ...flags, '--', ...command], { encoding: 'utf8', env: { PATH: process.env['PATH'] } })
}

t.test('a collector that ends by itself: its output, a verdict, its exit code', async t => {
  const { status, stdout, stderr } = exec(['--rate', '0.2', ...noon], node, collector, '--once')
  t.match(stdout, /^(\{"log_id":.*\n){100,}$/)
  t.match(stderr, /^\nComplete: nothing was lost\.\n/)
  t.equal(status, 0)
})

t.test('careless ones are told the cause of their losses', async t => {
  const ask = 'ask () { curl -sS -H "X-Auth-Token: $CFW_TOKEN" "$CFW_ENDPOINT/v1/$CFW_PROJECT_ID/cfw/logs/flow?fw_instance_id=$CFW_FIREWALL_ID&limit=1024&start_time=$1&end_time=$2"; }'
  const later = 'curl -sS -X PUT "$CFW_ENDPOINT/__admin/clock" -d \'{"action":"advance","duration":"2h"}\''
  const hour = '3600000'
  for (const [rate, script, cause] of [
    ['1', `ask $CFW_START_TIME $((CFW_START_TIME + ${hour}))`, 'no-second-page'],
    ['0.2', `ask $CFW_START_TIME $((CFW_START_TIME + ${hour})); ${later}; ask $((CFW_START_TIME + ${hour})) $((CFW_START_TIME + 2 * ${hour}))`, 'arrived-late']
  ] as const) {
    const { stderr, status } = exec(['--rate', rate, ...noon], 'sh', '-c', `${ask}; ${script}`)
    t.match(stderr, new RegExp(`\\nLOST: \\d+ records?\\.\\n[^]*\\n${cause}: `))
    t.equal(status, 3)
  }
})

t.test('a poller is quiesced: it may catch up at a clock that stands still, then it is ended', async t => {
  const { status, stdout, stderr } = exec(['--rate', '0.2', '--for', '1s'], 'env', 'CFW_INTERVAL=100', node, collector)
  t.match(stderr, /^\nComplete: nothing was lost\.\n/)
  t.match(stdout, /\}\n$/, 'it ended in its own way')
  t.equal(status, 0)
})

t.test('inconclusive where nothing was read to its end', async t => {
  const { status, stderr } = exec(['--for', '100ms'], 'sleep', '60')
  t.match(stderr, /^\nNot known: no flow logs were asked for\.\nInconclusive: /)
  t.equal(status, 4)
  t.equal(exec([], 'true').status, 4)
})

t.test("the command's own failure comes first", async t => {
  t.equal(exec([], 'sh', '-c', 'exit 7').status, 7)
  t.equal(exec(['--for', '100ms'], 'sh', '-c', 'trap "exit 9" TERM; sleep 60 & wait').status, 9)
  const { status, stderr } = exec([], 'no-such-command')
  t.match(stderr, /^cfw-mock: cannot run no-such-command: .*\n/)
  t.equal(status, 127)
})

t.test('the environment names the mock for every kind of client', async t => {
  const { stdout } = exec(['--auth', 'strict', '--user', 'me:secret', '--access-key', 'A', '--secret-key', 'S', '--token', 'T', '--firewalls', 'f'], 'env')
  for (const line of [/^CFW_ENDPOINT=http:\/\/127\.0\.0\.1:\d+$/m, /^CFW_PROJECT_ID=[0-9a-f]{32}$/m, /^CFW_FIREWALL_ID=f$/m, /^CFW_TOKEN=T$/m, /^CFW_START_TIME=\d{13}$/m, /^CFW_LOOK_BACK=21000000$/m,
    /^HUAWEICLOUD_SDK_AK=A$/m, /^HUAWEICLOUD_SDK_SK=S$/m, /^OS_AUTH_URL=http:.*\/v3$/m, /^OS_USERNAME=me$/m, /^OS_PASSWORD=secret$/m]) t.match(stdout, line)
})

for (const [when, options] of [['', []], [', also one that comes while the command is being started', ['--import', slowSpawn]]] as const) {
  t.test(`signals are passed on, and nothing is left running${when}`, async t => {
    const goOn = join(t.testdir(), 'go-on')
    const command = ['sh', '-c', 'trap "echo told; exit 5" INT; sleep 4242 & echo ready; wait']
    const child = spawn(node, [...options, main, 'exec', '--', ...command], { stdio: ['ignore', 'pipe', 'ignore'], env: { PATH: process.env['PATH'], GO_ON: goOn } })
    t.teardown(() => child.kill('SIGKILL'))
    await once(child.stdout.setEncoding('utf8'), 'data')
    child.kill('SIGINT')
    writeFileSync(goOn, '')
    const [[code], rest] = await Promise.all([once(child, 'exit'), text(child.stdout)])
    t.equal(code, 5)
    t.match(rest, 'told', 'and the output has ended: nobody holds the pipe any more')
  })
}

t.test('what it cannot do, in one line', async t => {
  for (const [args, message] of [
    [['exec'], /^exec needs a command, after -- \(see --help\)$/],
    [['serve', '--for', '1s'], /^--for is a flag of exec \(see --help\)$/],
    [['serve', '--', 'x'], /^unexpected argument x \(see --help\)$/],
    [['exec', '--for', 'soon', '--', 'x'], /^--for must be a duration/]
  ] as const) t.match(await refusalOf(args), message)
})
