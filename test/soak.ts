// npm run soak [-- --hostile --minutes 10]: mixed traffic with faults, clock jumps and resets, or hostile clients. Exits with 1 if an answer is wrong, memory grows or the mock is slow.
import { parseArgs } from 'node:util'
import { hostileSoak } from './soak/hostile-soak.ts'
import { soak } from './soak/soak.ts'
import { summaryOf } from './soak/summary.ts'

const mostLag = 50 // ms
const { values: { hostile, minutes } } = parseArgs({ options: { hostile: { type: 'boolean', default: false }, minutes: { type: 'string', default: '1' } } })
const seconds = Number(minutes) * 60
if (!(seconds > 0)) throw new Error(`npm run soak [-- --hostile --minutes 10], got ${minutes} minutes`)

const { lines, passes } = hostile ? summaryOf(await hostileSoak(seconds), mostLag) : summaryOf(await soak(seconds))
process.stdout.write(`${lines.join('\n')}\n`)
process.exitCode = passes ? 0 : 1
