// npm run bench: speed, start, memory and export of the mock beside other servers. Exits with 1 if a bound is missed.
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { canPin } from './cpu-pinning.ts'
import { measureExport } from './speed/export-rate.ts'
import { measureMemory } from './speed/memory.ts'
import { boundTable, type Report } from './speed/report.ts'
import { measurePeers } from './speed/peers.ts'
import { measurePresent } from './speed/present.ts'
import { measureRequestRates } from './speed/request-rate.ts'
import { measureScenarios } from './speed/scenarios.ts'
import { measureStart } from './speed/start-time.ts'
import { measureVerdict } from './speed/verdict.ts'
import { wrkIsInstalled } from './speed/wrk.ts'

const usage = `npm run bench [-- flags]
  --limits <n,...>  page sizes [1,10,100,1024]
  --rounds <n>      runs of each, interleaved, of which the median counts [3]
  --seconds <n>     how long each run takes [4]
  --quick           one round of 2 s at limits 10 and 100, without memory: two minutes
  --only <name>     one measurement: requests, present, scenarios, start, memory, export, verdict or peers
  --peers <folder>  other mocks, as far as they are installed there: see bench/speed/peers.ts
  --json <file>     where the figures go [bench/speed.json]`

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    quick: { type: 'boolean', default: false },
    only: { type: 'string' },
    peers: { type: 'string' },
    limits: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    json: { type: 'string', default: 'bench/speed.json' }
  }
})
const { quick, only, peers } = values
const limits = (values.limits ?? (quick ? '10,100' : '1,10,100,1024')).split(',').map(Number)
const rounds = Number(values.rounds ?? (quick ? 1 : 3))
const seconds = Number(values.seconds ?? (quick ? 2 : 4))

const measures: Readonly<Record<string, () => Promise<Report | undefined>>> = {
  requests: () => measureRequestRates({ limits, rounds, seconds }),
  present: () => measurePresent({ rounds, seconds }),
  scenarios: () => measureScenarios({ rounds, seconds }),
  start: measureStart,
  ...!quick && { memory: () => measureMemory(limits) },
  export: () => measureExport(rounds),
  verdict: measureVerdict,
  ...peers !== undefined && { peers: () => measurePeers(peers, { limits: [10, 1_024], rounds, seconds }) }
}
const chosen = Object.entries(measures).filter(([name]) => only === undefined || name === only)

if (values.help === true || chosen.length === 0) console.log(usage)
else if (wrkIsInstalled()) await measureAll()
else {
  console.error('wrk is missing: apt-get install wrk, brew install wrk, or https://github.com/wg/wrk')
  process.exitCode = 1
}

async function measureAll (): Promise<void> {
  if (!canPin) console.log('without taskset or a second core, server and load share what there is: read the ratios only')
  const reports: Report[] = []
  for (const [, measure] of chosen) {
    const report = await measure()
    if (report === undefined) continue
    console.log(report.table)
    reports.push(report)
  }
  const bounds = reports.flatMap(report => report.bounds)
  if (bounds.length > 0) console.log(boundTable(bounds))
  const figures = Object.fromEntries(reports.map(({ name, figures }) => [name, figures]))
  await writeFile(values.json, JSON.stringify({ node: process.version, pinned: canPin, ...figures, bounds }, null, 2))
  if (bounds.some(({ holds }) => !holds)) process.exitCode = 1
}
