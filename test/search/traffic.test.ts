import fc from 'fast-check'
import t from 'tap'
import { SERIES_FIELDS, type SeriesField } from '../../src/search/series-values.ts'
import { trafficOf } from '../../src/search/traffic.ts'
import { answerOf } from '../laws/brute-force.ts'
import { drafts, questionFrom } from '../laws/draft.ts'
import { expectSame } from '../laws/expect-same.ts'
import { valueOf } from '../laws/passes.ts'
import { plainRecords } from '../laws/plain-records.ts'
import { runs } from '../laws/runs.ts'
import { universeOf, worlds, type World } from '../laws/world.ts'

const breathe = async () => {}
const shapes = fc.record({ buckets: fc.constantFrom(1, 2, 7, 60), by: fc.constantFrom(...SERIES_FIELDS) })

t.test('every count is that of a plain count of the records, in every bucket and series', async () => {
  await fc.assert(fc.asyncProperty(worlds({ most: 600 }), fc.array(fc.tuple(drafts, shapes), { minLength: 4, maxLength: 4 }), async (world, questions) => {
    const universe = universeOf(world)
    const known = plainRecords(world, world.from, world.to)
    for (const [draft, shape] of questions) {
      const question = questionFrom(world, known, { ...draft, cursor: 'none', endless: false })
      const { buckets, series, total } = await trafficOf(universe, question, shape, breathe)
      const { records } = answerOf(known, { ...question, offset: 0, limit: Infinity })
      const about = { ...question, ...shape }
      expectSame(total, records.length, 'total', about)
      expectSame(buckets.length, Math.min(shape.buckets, question.to - question.from + 1), 'buckets', about)
      const names = new Set(series.map(({ name }) => identityOf(name, shape.by)))
      for (const { name, counts } of series) {
        const isIn = (value: string | undefined) => name === 'other' ? value === undefined || value === 'other' || !names.has(identityOf(value, shape.by)) : value !== undefined && identityOf(value, shape.by) === identityOf(name, shape.by)
        const wanted = buckets.map((start, i) => records.filter(record => {
          const value = valueOf(record, shape.by)
          return record.start_time >= start && record.start_time < (buckets[i + 1] ?? question.to + 1) && isIn(value === undefined ? value : String(value))
        }).length)
        expectSame(counts, wanted, name, about)
      }
      expectSame(series.flatMap(({ counts }) => counts).reduce((sum, count) => sum + count, 0), total, 'all series together', about)
    }
  }), runs(12))
})

function identityOf (value: string, by: SeriesField): string {
  const numbers: Readonly<Record<string, string>> = { icmp: '1', tcp: '6', udp: '17', icmpv6: '58', gre: '47' }
  return by === 'protocol' ? numbers[value.toLowerCase()] ?? value.toLowerCase() : value
}

const world = (own: World['own'], rate = 0): World => ({ seed: 1, project: 'p', firewall: 'f', rate, resolution: '1ms', protocol: 'name', from: 0, to: 0, own })
const question = { from: 0, to: 99, filter: {}, order: 'newest', limit: 1, offset: 0, horizon: 1e12, oldest: 0 } as const

t.test('the rarest of too many values are summed as other, and so are records without one', async t => {
  const apps = [undefined, 'other', ...Array.from({ length: 20 }, (_, i) => Array.from({ length: i + 1 }, () => `app${i}`)).flat()]
  const own = apps.map((app, i) => ({ log_id: `own-${i}`, start_time: i % 100, end_time: i % 100, ...app !== undefined && { app } }))
  const { series, total } = await trafficOf(universeOf(world(own)), question, { buckets: 1, by: 'app' }, breathe)
  t.equal(total, 212)
  t.strictSame(series.map(({ name }) => name), [...Array.from({ length: 8 }, (_, i) => `app${19 - i}`), 'other'])
  t.strictSame(series.at(-1)?.counts, [80], '1 + ... + 12, and two more')
})

t.test('a filter on what makes the series leaves its one series', async t => {
  const universe = universeOf(world([], 1))
  for (const [by, filter] of [['direction', { direction: 'in2out' }], ['protocol', { protocol: '6' }], ['app', { app: 'SSH' }], ['log_type', { log_type: 'vpc' }]] as const) {
    const { series, total } = await trafficOf(universe, { ...question, to: 1e10, filter }, { buckets: 3, by }, breathe)
    t.equal(series.length, 1, by)
    t.equal(series[0]?.counts.reduce((sum, count) => sum + count), total)
  }
  t.strictSame((await trafficOf(universe, { ...question, filter: { app: 'nothing' } }, { buckets: 1, by: 'app' }, breathe)).series, [])
})

t.test('thirty years take no longer to count than an hour: the kernel does as many steps', async t => {
  const universe = universeOf(world([], 1_000))
  const stepsFor = async (from: number) => {
    const before = universe.kernel.descents()
    await trafficOf(universe, { ...question, from, to: 1e12 - 1 }, { buckets: 500, by: 'protocol' }, breathe)
    return universe.kernel.descents() - before
  }
  const [hour, decades] = [await stepsFor(1e12 - 3_600_000), await stepsFor(0)]
  t.ok(decades < 2 * hour, `${decades} and ${hour}`)
})
