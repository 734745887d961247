// How much a page may cost, measured without a clock: by how often the kernel looks into its timelines.
import t from 'tap'
import { pageOf, type Question } from '../../src/search/page.ts'
import { universeOf } from '../laws/world.ts'

const now = 1_769_860_800_000
const day = 86_400_000
const windows = [['an hour', 1 / 24], ['a week', 7], ['fifty years', 18_262]] as const
const filters = [{}, { direction: 'in2out' }, { dst_port: 443 }, { src_port: 40_000 }, { src_ip: '198.18.0.1' }, { app: 'nothing' }, { src_port: 65_535, src_ip: '198.18.0.1' }] as const

t.test('the cost of a page depends neither on the length of the window nor on the depth of the page', async t => {
  let most = 0
  for (const rate of [0.001, 1, 100_000]) {
    const universe = universeOf({ seed: 1, project: 'p', firewall: 'f', rate, resolution: '1ms', protocol: 'name', from: 0, to: 0, own: [] })
    for (const [name, days] of windows) {
      for (const filter of filters) {
        for (const offset of [0, 1e3, 1e9, Number.MAX_SAFE_INTEGER]) {
          const question: Question = { from: now - (2 + days) * day, to: now - 2 * day, filter, order: 'newest', limit: 100, offset, horizon: now, oldest: 0 }
          const before = universe.kernel.descents()
          pageOf(universe, question)
          const questions = universe.kernel.descents() - before
          // 4 streams x (2 ends + up to 48 brackets) ranks; starts of 100 records, of 24 to walk, of a few read ahead
          if (questions > 200 + 150) t.fail(`${rate}/s, ${name}, ${JSON.stringify(filter)}, offset ${offset}: ${questions} questions`)
          most = Math.max(most, questions)
        }
      }
    }
  }
  t.ok(most > 100, `at most ${most} questions, and not for want of counting`)
})

t.test('nor on how many records are pending: a page up to now counts them, and what was found holds for the next moment', async t => {
  for (const rate of [1_000, 100_000]) {
    const universe = universeOf({ seed: 1, project: 'p', firewall: 'f', rate, resolution: '1ms', protocol: 'name', from: 0, to: 0, own: [] })
    for (const filter of [{}, { direction: 'in2out' }, { app: 'SSH' }] as const) { // SSH sessions last two minutes or more: hundreds of thousands are pending
      for (const order of ['newest', 'oldest'] as const) {
        const descentsAt = (horizon: number): number => {
          const before = universe.kernel.descents()
          pageOf(universe, { from: now - day, to: now, filter, order, limit: 100, offset: order === 'newest' ? 1_000 : 0, horizon, oldest: 0 })
          return universe.kernel.descents() - before
        }
        const [first, next] = [descentsAt(now), descentsAt(now + 1)]
        // 4 streams x 256 columns: 2 ranks and some 20 records that may have ended
        if (first > 4 * 256 * 22) t.fail(`${rate}/s, ${JSON.stringify(filter)}, ${order}: ${first} questions`)
        if (next > 200 + 500) t.fail(`${rate}/s, ${JSON.stringify(filter)}, ${order}, a moment later: ${next} questions`)
      }
    }
  }
  t.pass('so few')
})
