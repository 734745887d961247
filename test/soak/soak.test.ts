import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { fileURLToPath } from 'node:url'
import t from 'tap'
import { summaryOf } from './summary.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const good = { seconds: 60, requests: 1_000, faulted: 10, wrong: [], memory: Array(20).fill(100e6), lag: Array(20).fill(2) }

t.test('a short soak finds nothing wrong', async t => {
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', '@tapjs/typescript/import', 'test/soak.ts', '3'], { cwd: root })
  t.match(stdout, /^wrong answers {4}0$/m)
  t.match(stdout, /^requests +[1-9]/m)
})

t.test('the verdict', async t => {
  t.equal(summaryOf(good).good, true)
  t.equal(summaryOf({ ...good, wrong: ['/v1/...: 200 {}'] }).good, false, 'one wrong answer')
  t.equal(summaryOf({ ...good, requests: 0 }).good, false, 'nothing asked')
  t.equal(summaryOf({ ...good, memory: Array.from({ length: 20 }, (_, n) => 100e6 + n * 5e6) }).good, false, 'memory grows')
  t.equal(summaryOf({ ...good, memory: [50e6, 60e6, ...Array(18).fill(120e6)] }).good, true, 'memory settles')
})
