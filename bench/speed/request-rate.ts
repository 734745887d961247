// Requests per second of the mock beside other servers, in interleaved rounds.
import { fileURLToPath } from 'node:url'
import { median } from '../median.ts'
import { loggingMock, silentMock, startServer, type Server } from '../server-process.ts'
import { atLeast, table, type Report } from './report.ts'
import { meanLength, requestUrls } from './request-urls.ts'
import { load, type Load, type Measurement } from './wrk.ts'

type Contender = 'bare node:http' | 'ours' | 'ours, with a filter' | 'ours, request log' | 'ours, gzip' | 'objects, JSON.stringify' | 'faker per record'

export interface LoadOptions {
  readonly limits: readonly number[]
  readonly rounds: number
  /** Of each run. */
  readonly seconds: number
}

interface Run extends Load {
  readonly limit: number
  readonly contender: Contender
  readonly measured: Measurement[]
}

interface Result {
  readonly limit: number
  readonly contender: Contender
  /** Of the rounds, figure by figure. */
  readonly median: Measurement
}

const FILTER = '&direction=in2out&protocol=tcp'

/** [of, against, the least ratio of their requests per second by limit] */
const RATIOS = [
  ['ours', 'bare node:http', { 10: 0.5, 100: 0.3, 1024: 0.25 }],
  ['ours', 'objects, JSON.stringify', { 10: 1.3, 100: 4, 1024: 7 }],
  ['ours', 'faker per record', { 10: 5, 100: 20, 1024: 30 }],
  ['ours, with a filter', 'ours', { 100: 0.8 }]
] as const satisfies ReadonlyArray<readonly [Contender, Contender, Readonly<Record<number, number>>]>

export async function measureRequestRates ({ limits, rounds, seconds }: LoadOptions): Promise<Report> {
  const servers: Server[] = []
  try {
    const runs = await prepareRuns(limits, async command => {
      const server = await startServer(command)
      servers.push(server)
      return server
    })
    for (const run of runs) await load(run, 1) // warm up
    for (let round = 0; round < rounds; round++) {
      for (const run of runs) run.measured.push(await load(run, seconds))
    }
    return reportOf(runs.map(({ limit, contender, measured }) => ({ limit, contender, median: medianOf(measured) })))
  } finally {
    await Promise.all(servers.map(server => server[Symbol.asyncDispose]()))
  }
}

async function prepareRuns (limits: readonly number[], start: (command: readonly string[]) => Promise<Server>): Promise<readonly Run[]> {
  const silent = await start(silentMock)
  const logging = await start(loggingMock)
  const objects = await start(benchServer('objects'))
  const naive = await start(benchServer('naive'))
  const runs = await Promise.all(limits.map(async limit => {
    const urls = await requestUrls(silent.origin, limit)
    const filtered = await requestUrls(silent.origin, limit, FILTER)
    const bare = await start(benchServer('bare', await meanLength(silent.origin, urls)))
    return ([
      { contender: 'bare node:http', server: bare, urls },
      { contender: 'ours', server: silent, urls },
      { contender: 'ours, with a filter', server: silent, urls: filtered },
      { contender: 'ours, request log', server: logging, urls },
      { contender: 'ours, gzip', server: silent, urls, encoding: 'gzip' },
      { contender: 'objects, JSON.stringify', server: objects, urls },
      { contender: 'faker per record', server: naive, urls }
    ] as const).map(run => ({ ...run, limit, measured: [] }))
  }))
  return runs.flat()
}

function benchServer (name: 'bare' | 'naive' | 'objects', ...args: readonly number[]): readonly string[] {
  return ['--import', './test/loader.js', fileURLToPath(new URL(`servers/${name}.ts`, import.meta.url)), ...args.map(String)]
}

function medianOf (measured: readonly Measurement[]): Measurement {
  const of = (name: keyof Measurement) => median(measured.map(measurement => measurement[name]))
  return { rate: of('rate'), throughput: of('throughput'), p50: of('p50'), p99: of('p99'), requests: of('requests'), processor: of('processor') }
}

function reportOf (results: readonly Result[]): Report {
  const ratioOf = (limit: number, contender: Contender, against: Contender): number | undefined => {
    const rateOf = (name: Contender) => results.find(result => result.limit === limit && result.contender === name)?.median.rate
    const [rate, other] = [rateOf(contender), rateOf(against)]
    return rate === undefined || other === undefined ? undefined : rate / other
  }
  return {
    name: 'requests',
    figures: results,
    table: table(['limit', 'server', 'requests/s', 'MB/s', 'p50 ms', 'p99 ms', 'cpu us', '/ bare', '/ naive'], results.map(({ limit, contender, median }) => [
      limit, contender, median.rate.toFixed(0), (median.throughput / 1e6).toFixed(1), median.p50.toFixed(2), median.p99.toFixed(2), median.processor.toFixed(0),
      ratioOf(limit, contender, 'bare node:http')?.toFixed(2), ratioOf(limit, contender, 'faker per record')?.toFixed(1)
    ])),
    bounds: RATIOS.flatMap(([of, against, bounds]) => Object.entries(bounds).flatMap(([limit, bound]) => {
      const ratio = ratioOf(Number(limit), of, against)
      return ratio === undefined ? [] : [atLeast(bound, `${of} / ${against}, limit ${limit}`, ratio)]
    }))
  }
}
