// The laws of the universe with scenarios in force: planted records are found, counted, ordered and seen as all others are.
import fc from 'fast-check'
import t from 'tap'
import { copyAndRelease } from '../../src/encode/encoded-page.ts'
import { encodePage } from '../../src/encode/page.ts'
import type { Scenario } from '../../src/scenarios/scenario.ts'
import { scenariosFrom } from '../../src/scenarios/scenarios-from.ts'
import { pageOf, recordsOf, type Question } from '../../src/search/page.ts'
import { answerOf } from '../laws/brute-force.ts'
import { expectSame } from '../laws/expect-same.ts'
import { law } from '../laws/law.ts'
import { plainRecords } from '../laws/plain-records.ts'
import { readAll } from '../laws/read-all.ts'
import { runs } from '../laws/runs.ts'
import { universeOf, worlds, type World } from '../laws/world.ts'
import { shipped } from './shipped.ts'

const bent = fc.record({ shipped: fc.constantFrom(...shipped), part: fc.double({ min: 0, max: 1, noNaN: true }), lasts: fc.constantFrom(0, 1, 5_000, 3_600_000), count: fc.integer({ min: 1, max: 200 }) })

/** Worlds with some scenarios that begin in the window, and with some planted records served again as own ones. */
const worldsWithScenarios = fc.tuple(worlds({ most: 400, own: 10 }), fc.uniqueArray(bent, { minLength: 1, maxLength: 4, selector: ({ shipped: { id } }) => id }), fc.nat(3)).map(([world, chosen, again]): World => {
  const scenarios = chosen.map(({ shipped, part, lasts, count }): Scenario => ({ ...shipped, count, lasts, start: `now-${Math.floor(part * (world.to - world.from))}ms` }))
  const planted = plainRecords({ ...world, rate: 0, own: [], scenarios }, world.from, world.to).slice(0, again).map(({ record }) => ({ ...record, bytes: 1 }))
  return { ...world, scenarios, own: [...world.own, ...planted] }
})

t.test('any question is answered as by brute force, and the encoder and JSON.stringify agree', async () => {
  fc.assert(law(worldsWithScenarios, 20, (universe, question, known) => {
    const page = pageOf(universe, question)
    const { total, records } = answerOf(known, question)
    expectSame(page.total, total, 'total', question)
    expectSame(recordsOf(page), records, 'records', question)
    expectSame(copyAndRelease(encodePage(page, total)).toString(), JSON.stringify({ data: { limit: page.limit, records, total } }), 'bytes', question)
  }), runs(15))
})

t.test('pages of any size joined up are the whole, by cursor, log_id alone or offset', async () => {
  fc.assert(law(worldsWithScenarios, 1, (universe, { offset: _, logId: __, nextDate: ___, ...rest }, known) => {
    const first: Question = { ...rest, offset: 0 }
    const whole = answerOf(known, { ...first, limit: Infinity }).records.map(record => record.log_id)
    if (new Set(whole).size !== whole.length) throw new Error('an id comes twice')
    for (const limit of [1, 7, 1_024]) {
      expectSame(readAll(universe, { ...first, limit }, (ids, start) => ({ logId: ids.at(-1), nextDate: start })), whole, 'by cursor', first)
      expectSame(readAll(universe, { ...first, limit }, ids => ({ logId: ids.at(-1) })), whole, 'by log_id', first)
      expectSame(readAll(universe, { ...first, limit }), whole, 'by offset', first)
    }
  }), runs(8))
})

t.test('a record can be seen once its flow has ended, never before', async () => {
  fc.assert(law(worldsWithScenarios, 1, (universe, question, known) => {
    for (const { record: { log_id: id, start_time: from, end_time: end } } of known.filter(({ serial }) => serial % 8 === 7).slice(0, 40)) {
      const moment: Question = { ...question, filter: {}, from, to: from, offset: 0, limit: 1_024, logId: undefined, nextDate: undefined, oldest: 0 }
      const since = Math.max(from, end)
      expectSame(readAll(universe, { ...moment, horizon: since }).includes(id), true, 'seen when it has ended', id)
      if (since > 0) expectSame(readAll(universe, { ...moment, horizon: since - 1 }).includes(id), false, 'not seen a millisecond before', id)
    }
  }), runs(4))
})

t.test('what a scenario plants depends on no other scenario, and on no world before', async () => {
  fc.assert(fc.property(worldsWithScenarios, ({ scenarios = [], ...world }) => {
    const recordsWith = (scenarios: readonly Scenario[]) => {
      const ids = readAll(universeOf({ ...world, scenarios, rate: 0, own: [] }), { from: 0, to: world.to + 1e9, horizon: world.to + 1e10, oldest: 0, filter: {}, order: 'oldest', limit: 1_024, offset: 0 })
      return ids.sort()
    }
    expectSame(recordsWith(scenarios), scenarios.flatMap(scenario => recordsWith([scenario])).sort(), 'ids', scenarios)
  }), runs(10))
})

t.test('two firewalls are two worlds, each attacked on its own hosts', async t => {
  const world: World = { seed: 1, project: 'p', firewall: 'f', rate: 1, resolution: '1ms', protocol: 'name', from: 1_769_774_400_000, to: 1_769_860_800_000, own: [], scenarios: scenariosFrom(['lateral-movement', 'port-scan']) }
  const hostsOf = (firewall: string) => new Set(plainRecords({ ...world, firewall, rate: 0 }, world.from, world.to).flatMap(({ record: { src_ip: src, dst_ip: dst } }) => [src, dst]))
  const [one, other] = [hostsOf('f'), hostsOf('g')]
  t.ok(one.size > 10 && other.size > 10)
  t.strictSame([...one].filter(ip => other.has(ip)), [])
  const scoped = { ...world, rate: 0, scenarios: world.scenarios!.map((scenario): Scenario => ({ ...scenario, fw_instance_id: 'f' })) }
  t.ok(plainRecords(scoped, world.from, world.to).length > 1_000)
  t.strictSame(plainRecords({ ...scoped, firewall: 'g' }, world.from, world.to), [])
})
