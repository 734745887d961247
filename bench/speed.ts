// How fast, how soon, how large: ours beside others, as ratios, with a verdict on each figure that must hold.
import { writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { measureExport } from './speed/export-rate.ts'
import { loadIsInstalled } from './speed/wrk.ts'
import { measureMemory } from './speed/memory.ts'
import { pinned } from './cpu-pinning.ts'
import { measureRequestRates } from './speed/request-rate.ts'
import { measureStart } from './speed/start-time.ts'
import { exportTable, memoryTable, raceTable, startTable, verdictTable } from './speed/tables.ts'
import { verdictsOn } from './speed/bounds.ts'

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

if (values.help === true) console.log(usage)
else if (loadIsInstalled()) await measure()
else refuse()

async function measure (): Promise<void> {
  if (!pinned) console.log('without taskset or a second core, server and load share what there is: read the ratios only')
  const results = await measureRequestRates({ limits, rounds, seconds })
  console.log(raceTable(results))
  const start = quick ? undefined : await measureStart(15)
  if (start !== undefined) console.log(startTable(start))
  const memory = quick ? undefined : await measureMemory(limits, 200_000)
  if (memory !== undefined) console.log(memoryTable(memory))
  const exporting = quick ? undefined : await measureExport(rounds)
  if (exporting !== undefined) console.log(exportTable(exporting))
  const verdicts = verdictsOn({ results, start, memory, exporting })
  console.log(verdictTable(verdicts))
  await writeFile(values.json, JSON.stringify({ node: process.version, pinned, results, start, memory, exporting, verdicts }, null, 2))
  if (verdicts.some(({ holds }) => !holds)) process.exitCode = 1
}

function refuse (): void {
  console.error('wrk is missing: apt-get install wrk, brew install wrk, or https://github.com/wg/wrk')
  process.exitCode = 1
}
