// npm run bench: speed, start, memory and export of the mock beside other servers. Exits with 1 if a bound is missed.
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { canPin } from './cpu-pinning.ts'
import { measureExport } from './speed/export-rate.ts'
import { measureMemory } from './speed/memory.ts'
import { boundTable, type Report } from './speed/report.ts'
import { measureRequestRates } from './speed/request-rate.ts'
import { measureStart } from './speed/start-time.ts'
import { wrkIsInstalled } from './speed/wrk.ts'

const usage = `npm run bench [-- flags]
  --limits <n,...>  page sizes [1,10,100,1024]
  --rounds <n>      runs of each, interleaved, of which the median counts [3]
  --seconds <n>     how long each run takes [4]
  --quick           requests per second only, at limit 100, one round of 2 s
  --json <file>     where the figures go [bench/speed.json]`

const { values } = parseArgs({
  options: {
    help: { type: 'boolean' },
    quick: { type: 'boolean', default: false },
    limits: { type: 'string' },
    rounds: { type: 'string' },
    seconds: { type: 'string' },
    json: { type: 'string', default: 'bench/speed.json' }
  }
})
const { quick } = values
const limits = (values.limits ?? (quick ? '100' : '1,10,100,1024')).split(',').map(Number)
const rounds = Number(values.rounds ?? (quick ? 1 : 3))
const seconds = Number(values.seconds ?? (quick ? 2 : 4))

const measures: ReadonlyArray<() => Promise<Report | undefined>> = [
  () => measureRequestRates({ limits, rounds, seconds }),
  ...quick ? [] : [measureStart, () => measureMemory(limits), () => measureExport(rounds)]
]

if (values.help === true) console.log(usage)
else if (wrkIsInstalled()) await measureAll()
else {
  console.error('wrk is missing: apt-get install wrk, brew install wrk, or https://github.com/wg/wrk')
  process.exitCode = 1
}

async function measureAll (): Promise<void> {
  if (!canPin) console.log('without taskset or a second core, server and load share what there is: read the ratios only')
  const reports: Report[] = []
  for (const measure of measures) {
    const report = await measure()
    if (report === undefined) continue
    console.log(report.table)
    reports.push(report)
  }
  const bounds = reports.flatMap(report => report.bounds)
  console.log(boundTable(bounds))
  const figures = Object.fromEntries(reports.map(({ name, figures }) => [name, figures]))
  await writeFile(values.json, JSON.stringify({ node: process.version, pinned: canPin, ...figures, bounds }, null, 2))
  if (bounds.some(({ holds }) => !holds)) process.exitCode = 1
}
