import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import t from 'tap'
import { checkHealth, healthcheckArguments } from '../../src/commands/healthcheck.ts'
import { configFrom } from '../../src/config/config.ts'
import { freePort, main } from '../helpers/server.ts'

const check = (...flags: readonly string[]) => spawnSync(process.execPath, [main, 'healthcheck', ...flags], { encoding: 'utf8', env: {} })

t.test('says why the server is not healthy', async t => {
  const port = String(await freePort())
  t.match(check('--port', port), { status: 1, stdout: '', stderr: `cfw-mock: http://127.0.0.1:${port}/__admin/health does not answer: connect ECONNREFUSED 127.0.0.1:${port}\n` })
})

t.test('also where something else answers', async t => {
  const server = createServer((_request, response) => { response.writeHead(404).end() }).listen(0, '127.0.0.1')
  t.teardown(() => server.close())
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  await t.rejects(checkHealth({ ...configFrom([]), port }), { message: `http://127.0.0.1:${port}/__admin/health answers 404` })
})

t.test('in a container it looks where the server listens, however it was told', async t => {
  const script = process.argv[1] ?? ''
  const rows = [
    [[], [process.execPath, script, '--port', '9000'], ['--port', '9000']],
    [['--port', '7'], [process.execPath, script, 'serve', '--port=9000', '--rate', '0'], ['--port=9000', '--rate', '0', '--port', '7']],
    [[], ['/sbin/docker-init', '--', 'node', script, '--host', '::'], ['--host', '::']],
    [[], ['node', script, 'exec', '--port', '9000', '--', 'pytest', '--port', '1'], ['--port', '9000']],
    [['--port', '7'], ['/sbin/init', '--port', '9000'], ['--port', '7']],
    [[], ['node', '/elsewhere/main.js', '--port', '9000'], []],
    [[], [], []]
  ] as const
  for (const [own, server, flags] of rows) t.strictSame(healthcheckArguments(['healthcheck', ...own], server), ['healthcheck', ...flags], server.join(' '))
})
