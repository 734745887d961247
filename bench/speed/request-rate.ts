// Requests per second of ours and of others, in interleaved rounds.
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addressesOf, meanLength } from './request-urls.ts'
import { benchServer, ours } from './built.ts'
import { load, type Course, type Measurement } from './wrk.ts'
import { median } from '../median.ts'
import { startServer, type Server } from '../server.ts'

export const contenders = ['bare node:http', 'ours', 'ours, with a filter', 'ours, request log', 'ours, gzip', 'objects, JSON.stringify', 'faker per record'] as const
export type Contender = typeof contenders[number]

export interface LoadOptions {
  readonly limits: readonly number[]
  readonly rounds: number
  /** How long each run takes, in s. */
  readonly seconds: number
}

export interface Result {
  readonly limit: number
  readonly contender: Contender
  /** Medians of the rounds. */
  readonly median: Measurement
}

const FILTER = '&direction=in2out&protocol=tcp'

export async function measureRequestRates (options: LoadOptions): Promise<readonly Result[]> {
  const folder = await mkdtemp(join(tmpdir(), 'cfw-mock-bench-'))
  const servers: Server[] = []
  const start = async (args: readonly string[], ports?: number) => {
    const server = await startServer(args, ports)
    servers.push(server)
    return server
  }
  try {
    const runs = await prepare(options, folder, start)
    for (const run of runs) await load(run, 1) // warm up
    for (let round = 0; round < options.rounds; round++) {
      for (const run of runs) run.measured.push(await load(run, options.seconds))
    }
    return runs.map(({ limit, contender, measured }) => ({ limit, contender, median: medianOf(measured) }))
  } finally {
    await Promise.all(servers.map(server => server.stop()))
    await rm(folder, { recursive: true })
  }
}

interface Run extends Course {
  readonly limit: number
  readonly contender: Contender
  readonly measured: Measurement[]
}

async function prepare ({ limits }: LoadOptions, folder: string, start: (args: readonly string[], ports?: number) => Promise<Server>): Promise<readonly Run[]> {
  const silent = await start([ours, '--port', '0', '--log-level', 'silent'])
  const logging = await start([ours, '--port', '0'])
  const objects = await start(benchServer('objects'))
  const naive = await start(benchServer('naive'))
  const [origin = ''] = silent.origins

  const courses = await Promise.all(limits.map(async limit => {
    const addresses = await addressesOf(origin, limit)
    const plain = join(folder, `${limit}`)
    const filtered = join(folder, `${limit}-filtered`)
    await writeFile(plain, addresses.join('\n'))
    await writeFile(filtered, (await addressesOf(origin, limit, FILTER)).join('\n'))
    return { limit, plain, filtered, length: await meanLength(origin, addresses) }
  }))
  const bare = await start([...benchServer('bare'), ...courses.map(({ length }) => String(length))], limits.length)

  return courses.flatMap(({ limit, plain, filtered }, index) => ([
    { contender: 'bare node:http', server: bare, origin: bare.origins[index]!, addresses: plain }, // a port for each limit
    { contender: 'ours', server: silent, addresses: plain },
    { contender: 'ours, with a filter', server: silent, addresses: filtered },
    { contender: 'ours, request log', server: logging, addresses: plain },
    { contender: 'ours, gzip', server: silent, addresses: plain, encoding: 'gzip' },
    { contender: 'objects, JSON.stringify', server: objects, addresses: plain },
    { contender: 'faker per record', server: naive, addresses: plain }
  ] as const).map(run => ({ ...run, limit, measured: [] })))
}

function medianOf (measured: readonly Measurement[]): Measurement {
  const of = (name: keyof Measurement) => median(measured.map(measurement => measurement[name]))
  return { rate: of('rate'), throughput: of('throughput'), p50: of('p50'), p99: of('p99'), requests: of('requests'), processor: of('processor') }
}
