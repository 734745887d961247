// npm run soak [seconds]: mixed traffic with faults, clock jumps and resets; every answer is checked against the truth. Exit code 1 if one is wrong or memory grows.
import { startServer } from './soak/server.ts'
import { soak } from './soak/soak.ts'
import { summaryOf } from './soak/summary.ts'

const seconds = Number(process.argv[2] ?? 60)
if (!(seconds > 0)) throw new Error(`npm run soak [seconds], got ${process.argv[2]}`)

const server = await startServer()
try {
  const report = await soak(server, seconds * 1_000)
  const { lines, good } = summaryOf(report)
  process.stdout.write(`${lines.join('\n')}\n`)
  process.exitCode = good ? 0 : 1
} finally {
  server.stop()
}
