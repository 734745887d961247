// Processes with the same settings give the same bytes, so each call of a client may go to another one.
import { spawn, spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import t, { type Test } from 'tap'
import { parse, parseAllDocuments } from 'yaml'
import { parseCommandLine } from '../../src/commands/command-line.ts'
import { urlOf } from '../helpers/mock.ts'
import { freePort, startServer } from '../helpers/server.ts'

const folder = new URL('../../examples/scale/', import.meta.url)
const nginxIsInstalled = spawnSync('nginx', ['-v']).status === 0
const flags = ['--seed', '7', '--now', '2026-01-31T12:00:00Z', '--auth', 'strict', '--user', 'demo:secret']
const window = { start_time: 1_664_000_000_000, end_time: 1_664_000_600_000 }

t.test('a walk through two replicas in turn is whole, with the token of one of them', async t => {
  const origins = await Promise.all([startServer(t, flags), startServer(t, flags)])
  await checkWalk(t, n => String(origins[n % 2]), String(origins[0]))
})

t.test('a walk through nginx is whole', { skip: !nginxIsInstalled && 'nginx is not installed' }, async t => {
  const origins = await Promise.all([startServer(t, flags), startServer(t, flags)])
  const balancer = await startBalancer(t, origins)
  const replicas = await checkWalk(t, () => balancer, String(origins[0]))
  t.equal(replicas.size, 2, 'both took part')
  t.equal((await fetch(`${balancer}/__admin/clock`)).status, 404, 'the balancer does not pass on what belongs to one process')
  t.equal((await fetch(`${balancer}/__admin/health`)).status, 200)
})

t.test('the manifests use flags, names and ports that exist', async t => {
  const compose = parse(readFileSync(new URL('compose.yaml', folder), 'utf8'))
  const [deployment, service, scaler] = parseAllDocuments(readFileSync(new URL('kubernetes.yaml', folder), 'utf8')).map(document => document.toJS())
  const [container] = deployment.spec.template.spec.containers
  t.strictSame([deployment.kind, service.kind, scaler.kind], ['Deployment', 'Service', 'HorizontalPodAutoscaler'])
  t.match(parseCommandLine(compose.services.mock.command, {}), parseCommandLine(container.args, {}), 'the same flags in both')
  t.strictSame(service.spec.selector, deployment.spec.template.metadata.labels)
  t.equal(scaler.spec.scaleTargetRef.name, deployment.metadata.name)
  t.match(readFileSync(new URL('../../Dockerfile', import.meta.url), 'utf8'), `EXPOSE ${container.ports[0].containerPort}`)
  const origin = await startServer(t, container.args)
  for (const probe of ['startupProbe', 'readinessProbe', 'livenessProbe']) t.equal((await fetch(origin + container[probe].httpGet.path)).status, 200, probe)
})

/** Signs in at the first origin and sends each call of a walk to the next; gives the processes that answered. */
async function checkWalk (t: Test, originOf: (n: number) => string, origin: string): Promise<Set<string>> {
  const token = await tokenOf(originOf(0))
  const replicas = new Set<string>()
  const page = async (origin: string, change: Readonly<Record<string, unknown>>) => {
    const answer = await fetch(origin + urlOf({ ...window, ...change }), { headers: { 'x-auth-token': token } })
    replicas.add(String(answer.headers.get('x-request-id')).slice(0, 24)) // its prefix is drawn by each process
    return JSON.parse(await answer.text()).data
  }
  const { records: whole, total } = await page(origin, { limit: 1_024 })
  const walked: object[] = []
  replicas.clear()
  for (let n = 0, cursor = {}; n < 200; n++) {
    const { records } = await page(originOf(n), { limit: 50, ...cursor })
    walked.push(...records)
    if (records.length < 50) break
    const { log_id: id, start_time: start } = records.at(-1)
    cursor = { log_id: id, next_date: start }
  }
  t.ok(total > 100 && total <= 1_024, `${total} records`)
  t.strictSame(walked, whole)
  return replicas
}

async function tokenOf (origin: string): Promise<string> {
  const body = { auth: { identity: { methods: ['password'], password: { user: { name: 'demo', password: 'secret' } } }, scope: { project: { id: '9d80d070b6d44942af73c9c3d38e0429' } } } }
  const { headers } = await fetch(`${origin}/v3/auth/tokens`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
  return String(headers.get('x-subject-token'))
}

/** Starts the example's nginx in front of these origins. */
async function startBalancer (t: Test, origins: readonly string[]): Promise<string> {
  const directory = t.testdir()
  const port = await freePort()
  const conf = readFileSync(new URL('nginx.conf', folder), 'utf8')
    .replace('server mock:8080;', origins.map(origin => `server ${new URL(origin).host};`).join(' '))
    .replace('listen 8080;', `listen 127.0.0.1:${port};`)
    .replaceAll('/tmp/', `${directory}/`)
  writeFileSync(join(directory, 'nginx.conf'), conf)
  const server = spawn('nginx', ['-e', 'stderr', '-p', directory, '-c', join(directory, 'nginx.conf'), '-g', 'daemon off;'], { stdio: 'ignore' })
  t.teardown(() => server.kill())
  const origin = `http://127.0.0.1:${port}`
  while (server.exitCode === null && !await fetch(`${origin}/__admin/health`).then(({ ok }) => ok, () => false));
  return origin
}
