// HTTPS with a certificate from files, as openssl makes it, and with one made at the start.
import { execFile, spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import t, { type Test } from 'tap'
import { createMock } from '../../src/index.ts'
import { refusalOf } from '../helpers/refusal.ts'
import { spawnServer } from '../helpers/server.ts'

const hasTools = ['openssl', 'curl'].every(tool => spawnSync(tool, ['--help']).error === undefined)
const skip = !hasTools && 'openssl or curl is not installed'
const path = '/v1/p/cfw/logs/flow?fw_instance_id=f&start_time=1663555012000&end_time=1664159798000&limit=1'

/** Certificate and key for localhost. */
function pairIn (t: Test, kind: readonly string[]): { readonly cert: string, readonly key: string } {
  const folder = t.testdir()
  const [cert, key] = [join(folder, 'cert.pem'), join(folder, 'key.pem')]
  const { status, stderr } = spawnSync('openssl', [
    'req', '-x509', '-newkey', ...kind, '-nodes', '-subj', '/CN=localhost', '-addext', 'subjectAltName=DNS:localhost,IP:127.0.0.1', '-days', '2', '-keyout', key, '-out', cert
  ], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return { cert, key }
}

const flags = ['-s', '-m', '10', '-H', 'X-Auth-Token: any']
const curl = (...args: readonly string[]) => spawnSync('curl', [...flags, ...args], { encoding: 'utf8' })

for (const kind of [['rsa:2048'], ['ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1']]) {
  t.test(`--tls-cert and --tls-key, ${kind[0]}`, { skip }, async t => {
    const { cert, key } = pairIn(t, kind)
    const { child, lines, origin } = await spawnServer(['--tls-cert', cert, '--tls-key', key])
    t.teardown(() => child.kill('SIGKILL'))
    const { port } = new URL(origin)
    t.equal(origin, `https://127.0.0.1:${port}`)
    const example = String((await lines.next()).value)
    for (const host of ['127.0.0.1', 'localhost']) t.match(curl('--cacert', cert, `https://${host}:${port}${path}`), { status: 0, stdout: /^\{"data":\{"limit":1,"records":\[\{/ }, host)
    t.match(spawnSync('sh', ['-c', example], { encoding: 'utf8' }).stdout, /^\{"data":/, 'the printed call')
    t.match(curl('--cacert', cert, `https://localhost:${port}/v3`).stdout, `https://localhost:${port}/v3/`, 'links are https')
    t.equal(curl(origin + path).status, 60, 'nobody trusts it by itself')
    t.match(curl(`http://127.0.0.1:${port}${path}`).stdout, /^$/, 'plain HTTP gets no answer')
    t.match(curl('--cacert', cert, origin + path), { status: 0 }, 'and does no harm')
  })
}

t.test('what is no certificate and its key is one line', { skip }, async t => {
  const { cert, key } = pairIn(t, ['rsa:2048'])
  const rows = [
    [['--tls-cert', key, '--tls-key', key], /^--tls-cert and --tls-key are not a certificate and its key: .+$/],
    [['--tls-cert', `${cert}.none`, '--tls-key', key], /^cannot read --tls-cert: .+none'$/],
    [['--tls-cert', cert], /^--tls-cert and --tls-key need each other$/],
    [['--tls-cert', cert, '--tls-key', key, '--tls', 'self-signed'], /^--tls and --tls-cert exclude each other$/]
  ] as const
  for (const [args, message] of rows) t.match(await refusalOf(['--port', '0', ...args]), message)
})

t.test('embedded, with either certificate', { skip }, async t => {
  const { cert, key } = pairIn(t, ['rsa:2048'])
  for (const options of [{ tlsCert: cert, tlsKey: key }, { tls: 'self-signed' }] as const) {
    const mock = await createMock(options)
    t.teardown(mock.close)
    const url = await mock.listen()
    const { stdout } = await promisify(execFile)('curl', [...flags, '--cacert', mock.caFile ?? cert, url + path])
    t.match(stdout, /^\{"data":/)
    t.match(mock.requests.list(), [{ status: 200, whole: true }])
  }
})
