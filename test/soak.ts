// npm run soak [seconds]: mixed traffic with faults, clock jumps and resets. Exits with 1 if an answer is wrong or memory grows.
import { soak } from './soak/soak.ts'
import { summaryOf } from './soak/summary.ts'

const seconds = Number(process.argv[2] ?? 60)
if (!(seconds > 0)) throw new Error(`npm run soak [seconds], got ${process.argv[2]}`)

const { lines, passes } = summaryOf(await soak(seconds))
process.stdout.write(`${lines.join('\n')}\n`)
process.exitCode = passes ? 0 : 1
