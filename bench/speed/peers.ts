// Other mocks that give the same page as a fixed answer, one after another on the core of the server. They are looked for in a folder:
// npm install @stoplight/prism-cli @mockoon/cli json-server, and a wiremock-standalone*.jar, each if it shall take part.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync } from 'node:fs'
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { onCore } from '../cpu-pinning.ts'
import { median } from '../median.ts'
import { processorTime, silentMock, startServer } from '../server-process.ts'
import { table, type Report } from './report.ts'
import type { LoadOptions } from './request-rate.ts'
import { presentUrls } from './request-urls.ts'
import { load } from './wrk.ts'

const PATH = '/v1/{project_id}/cfw/logs/flow'
const STARTS_WITHIN = 60_000 // ms

interface Peer {
  readonly name: string
  /** Where it is below the folder, and the name of its file there. */
  readonly program: readonly [place: string, name: RegExp]
  /** Writes what it needs into `folder`; gives the command without the program's interpreter. */
  readonly prepare: (page: string, folder: string, port: number) => Promise<readonly string[]>
  readonly interpreter: readonly string[]
}

const node = [process.execPath]
const peers: readonly Peer[] = [
  {
    name: 'Prism',
    program: ['node_modules/@stoplight/prism-cli/dist', /^index\.js$/],
    interpreter: node,
    prepare: async (page, folder, port) => {
      const example = { description: '', content: { 'application/json': { example: JSON.parse(page) } } }
      const parameters = [{ name: 'project_id', in: 'path', required: true, schema: { type: 'string' } }]
      const document = { openapi: '3.1.0', info: { title: '', version: '1' }, paths: { [PATH]: { get: { parameters, responses: { 200: example } } } } }
      return ['mock', await write(folder, 'openapi.json', document), '--port', String(port), '--verboseLevel', 'silent']
    }
  },
  {
    name: 'Mockoon',
    program: ['node_modules/@mockoon/cli/bin', /^run\.js$/],
    interpreter: node,
    prepare: async (page, folder, port) => {
      const response = { uuid: 'b', body: page, statusCode: 200, headers: [{ key: 'content-type', value: 'application/json' }], bodyType: 'INLINE', default: true, disableTemplating: true, rules: [] }
      const route = { uuid: 'a', type: 'http', method: 'get', endpoint: PATH.slice(1).replace('{project_id}', ':project_id'), responses: [response] }
      const environment = { uuid: 'e', lastMigration: 33, name: 'bench', port, hostname: '127.0.0.1', routes: [route], rootChildren: [{ type: 'route', uuid: 'a' }] }
      return ['start', '--data', await write(folder, 'mockoon.json', environment), '--port', String(port), '--disable-log-to-file', '--repair']
    }
  },
  {
    name: 'json-server',
    program: ['node_modules/json-server/lib/cli', /^bin\.js$/],
    interpreter: node,
    prepare: async (page, folder, port) => [await write(folder, 'db.json', { page: JSON.parse(page) }), '--port', String(port)]
  },
  {
    name: 'WireMock',
    program: ['.', /^wiremock.*\.jar$/],
    interpreter: ['java', '-jar'],
    prepare: async (page, folder, port) => {
      await mkdir(join(folder, 'mappings'), { recursive: true })
      const response = { status: 200, body: page, headers: { 'content-type': 'application/json' } }
      await write(folder, 'mappings/page.json', { request: { method: 'GET', urlPathPattern: PATH.replace('{project_id}', '[^/]+') }, response })
      return ['--port', String(port), '--root-dir', folder, '--no-request-journal']
    }
  }
]

export async function measurePeers (folder: string, { limits, rounds, seconds }: LoadOptions): Promise<Report> {
  const rates: Array<{ readonly limit: number, readonly name: string, readonly rate: number }> = []
  for (const limit of limits) {
    await using ours = await startServer(silentMock)
    const urls = presentUrls(limit, 'past', '')
    const answer = await fetch(`${ours.origin}${urls[0]}`, { headers: { 'x-auth-token': 'any' } })
    const page = await answer.text()
    rates.push({ limit, name: 'ours', rate: await rateOf(ours, urls) })
    for (const peer of peers) {
      const program = programIn(folder, peer)
      if (program === undefined) continue
      await using server = await startPeer(peer, program, page)
      rates.push({ limit, name: peer.name, rate: await rateOf(server, peer.name === 'json-server' ? ['/page?end_time=1663555012000'] : urls) })
    }
  }
  return {
    name: 'peers',
    figures: rates,
    table: table(['limit', 'mock', 'requests/s'], rates.map(({ limit, name, rate }) => [limit, name, rate < 10 ? rate.toFixed(1) : rate.toFixed(0)])),
    bounds: []
  }

  async function rateOf (server: Parameters<typeof load>[0]['server'], urls: readonly string[]): Promise<number> {
    await load({ server, urls }, 1) // warm up
    const measured: number[] = []
    for (let round = 0; round < rounds; round++) measured.push((await load({ server, urls }, seconds)).rate)
    return median(measured)
  }
}

function programIn (folder: string, { program: [place, name] }: Peer): string | undefined {
  const path = resolve(folder, place)
  const file = existsSync(path) ? readdirSync(path).find(file => name.test(file)) : undefined
  return file && join(path, file)
}

async function startPeer ({ interpreter, prepare }: Peer, program: string, page: string) {
  const folder = await mkdtemp(join(tmpdir(), 'cfw-mock-bench-'))
  const port = await freePort()
  const child = spawn(...onCore(0, [...interpreter, program, ...await prepare(page, folder, port)]), { stdio: 'ignore' })
  const exited = once(child, 'exit')
  for (const began = performance.now(); !await answers(port);) {
    if (child.exitCode !== null || performance.now() - began > STARTS_WITHIN) throw new Error(`${program} does not start`)
    await setTimeout(200)
  }
  return {
    origin: `http://127.0.0.1:${port}`,
    processorTime: () => processorTime(child.pid),
    async [Symbol.asyncDispose] () {
      child.kill('SIGKILL')
      await exited
      await rm(folder, { recursive: true })
    }
  }
}

async function write (folder: string, name: string, value: unknown): Promise<string> {
  await writeFile(join(folder, name), JSON.stringify(value))
  return join(folder, name)
}

async function freePort (): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  return typeof address === 'object' && address !== null ? address.port : 0
}

function answers (port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/`).then(() => true, () => false)
}
