// How much a page may cost, told without a clock: by how often it asks the timelines.
import t from 'tap'
import { pageOf, type Question } from '../../src/search/page.ts'
import type { Universe } from '../../src/universe/universe.ts'
import { universeOf } from '../world.ts'

const now = 1_769_860_800_000
const day = 86_400_000
const windows = [['an hour', 1 / 24], ['a week', 7], ['fifty years', 18_262]] as const
const filters = [{}, { direction: 'in2out' }, { dst_port: 443 }, { src_port: 40_000 }, { src_ip: '198.18.0.1' }, { app: 'nothing' }, { src_port: 65_535, src_ip: '198.18.0.1' }] as const

t.test('the cost of a page depends neither on the length of the window nor on the depth of the page', async t => {
  for (const rate of [0.001, 1, 100_000]) {
    const { universe, calls } = counting(universeOf({ seed: 1, project: 'p', firewall: 'f', rate, resolution: 1, protocol: 'name', from: 0, to: 0, own: [] }))
    for (const [name, days] of windows) {
      for (const filter of filters) {
        for (const offset of [0, 1e3, 1e9, Number.MAX_SAFE_INTEGER]) {
          const question: Question = { from: now - (2 + days) * day, to: now - 2 * day, filter, order: 'newest', limit: 100, offset, horizon: now, oldest: 0 }
          const { ranks, starts } = calls(() => pageOf(universe, question))
          const sentence = `${rate}/s, ${name}, ${JSON.stringify(filter)}, offset ${offset}: ${ranks} ranks, ${starts} starts`
          if (ranks > 200 || starts > 150) t.fail(sentence) // 4 streams x (2 ends + up to 48 brackets); 100 records, 24 to walk, a few read ahead
        }
      }
    }
  }
})

/** The same universe, its streams asked through a counter. */
function counting (universe: Universe) {
  const count = { ranks: 0, starts: 0 }
  const counted = universe.dealt.map(stream => ({
    ...stream,
    rank: (t: number) => { count.ranks++; return stream.rank(t) },
    startOf: (n: number) => { count.starts++; return stream.startOf(n) }
  }))
  return {
    universe: { ...universe, dealt: counted, streams: counted },
    calls (work: () => void) {
      count.ranks = count.starts = 0
      work()
      return { ...count }
    }
  }
}
