import t from 'tap'
import { hostileSoak } from './hostile-soak.ts'
import { soak } from './soak.ts'
import { summaryOf } from './summary.ts'

const report = { seconds: 60, requests: 1_000, faulted: 10, wrong: [], memory: Array(20).fill(100e6), lag: Array(20).fill(2) }

t.test('a short soak finds nothing wrong', async t => {
  const { requests, wrong } = await soak(3)
  t.strictSame(wrong, [])
  t.ok(requests > 0)
})

t.test('nor does a short hostile one', async t => {
  const { requests, wrong } = await hostileSoak(4)
  t.strictSame(wrong, [])
  t.ok(requests > 0)
})

t.test('what passes', async t => {
  const passes = (change: object) => summaryOf({ ...report, ...change }).passes
  t.equal(passes({}), true)
  t.equal(passes({ wrong: ['/v1/...: 200 {}'] }), false, 'one wrong answer')
  t.equal(passes({ requests: 0 }), false, 'nothing asked')
  t.equal(passes({ memory: Array.from({ length: 20 }, (_, n) => 100e6 + n * 5e6) }), false, 'memory grows')
  t.equal(summaryOf({ ...report, lag: [51] }, 50).passes, false, 'it is slow')
  t.equal(summaryOf({ ...report, lag: [49] }, 50).passes, true)
  t.equal(passes({ memory: [50e6, 60e6, ...Array(18).fill(120e6)] }), true, 'memory settles')
})
