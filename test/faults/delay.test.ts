import t from 'tap'
import { chance } from '../../src/faults/chance.ts'
import { delayOf, type Delay } from '../../src/faults/delay.ts'

const sample = (delay: Delay) => Array.from({ length: 2_000 }, (_, n) => delayOf(delay, name => chance(name, n))).toSorted((a, b) => a - b)

t.test('fixed', async t => t.strictSame(new Set(sample({ type: 'fixed', ms: 200 })), new Set([200])))

t.test('uniform', async t => {
  const delays = sample({ type: 'uniform', lower: 15, upper: 25 })
  t.strictSame([delays[0], delays.at(-1)], [15, 25])
})

t.test('lognormal', async t => {
  const delays = sample({ type: 'lognormal', median: 80, sigma: 0.4 })
  const at = (share: number) => delays[Math.floor(share * delays.length)] ?? 0
  t.ok(Math.abs(at(0.5) - 80) < 4, `median ${at(0.5)}`)
  t.ok(Math.abs(at(0.8413) - 80 * Math.exp(0.4)) < 8, `one sigma ${at(0.8413)}`) // 0.8413: the normal distribution's share below one sigma
})
