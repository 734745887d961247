// Own records whose ids the universe computes too: records that were saved from it, as they were or bent.
import fc from 'fast-check'
import t from 'tap'
import type { FlowLog } from '../../src/contract/flow-log.ts'
import { pageOf, recordsOf } from '../../src/search/page.ts'
import { answerOf } from '../laws/brute-force.ts'
import { expectSame } from '../laws/expect-same.ts'
import { law } from '../laws/law.ts'
import { plainRecords } from '../laws/plain-records.ts'
import { readAll } from '../laws/read-all.ts'
import { runs } from '../laws/runs.ts'
import { universeOf, worlds, type World } from '../laws/world.ts'

/** Records of the world to serve again: which, as a part of all, and how much later. */
const saved = fc.array(fc.record({ part: fc.double({ min: 0, max: 0.999, noNaN: true }), by: fc.constantFrom(0, 0, 0, 1, -1, 5_000, -2_000_000) }), { minLength: 1, maxLength: 60 })

const worldsWithSaved = fc.tuple(worlds({ most: 400, own: 10, rates: [0.02, 1, 1_000, 100_000] }), saved).map(([world, choices]): World => {
  const known = plainRecords({ ...world, own: [] }, world.from, world.to)
  const again = new Map<string, FlowLog>()
  for (const { part, by } of choices) {
    const record = known[Math.floor(part * known.length)]?.record
    if (record !== undefined) again.set(record.log_id, { ...record, start_time: Math.max(0, record.start_time + by), end_time: Math.max(0, record.end_time + by) })
  }
  return { ...world, own: [...world.own, ...again.values()] }
})

t.test('an own record takes the place of the computed one with its id: every question, as by brute force', async () => {
  fc.assert(law(worldsWithSaved, 20, (universe, question, known) => {
    const page = pageOf(universe, question)
    const { total, records } = answerOf(known, question)
    expectSame(page.total, total, 'total', question)
    expectSame(recordsOf(page), records, 'records', question)
  }), runs(25))
})

t.test('no walk loses or repeats a record, by cursor, log_id alone or offset', async () => {
  fc.assert(law(worldsWithSaved, 2, (universe, { offset: _, logId: __, nextDate: ___, ...rest }, known) => {
    const first = { ...rest, offset: 0 }
    const whole = answerOf(known, { ...first, limit: Infinity }).records.map(record => record.log_id)
    if (new Set(whole).size !== whole.length) throw new Error('an id comes twice')
    for (const limit of [1, 7]) {
      expectSame(readAll(universe, { ...first, limit }, (ids, start) => ({ logId: ids.at(-1), nextDate: start })), whole, 'by cursor', first)
      expectSame(readAll(universe, { ...first, limit }, ids => ({ logId: ids.at(-1) })), whole, 'by log_id', first)
      expectSame(readAll(universe, { ...first, limit }), whole, 'by offset', first)
    }
  }), runs(15))
})

t.test('the records of a whole window, saved and served again, are that window', async t => {
  const world: World = { seed: 1, project: 'p', firewall: 'f', rate: 4, resolution: '1ms', protocol: 'name', from: 1_663_555_012_000, to: 1_663_555_112_000, own: [] }
  const question = { from: world.from, to: world.to, filter: {}, order: 'newest', limit: 1_024, offset: 0, horizon: world.to + 86_400_000, oldest: 0 } as const
  const records = recordsOf(pageOf(universeOf(world), question))
  t.ok(records.length > 100 && records.length < 1_024, `${records.length} records`)
  const byId = (some: readonly FlowLog[]) => some.toSorted((a, b) => a.log_id < b.log_id ? -1 : 1)
  const page = pageOf(universeOf({ ...world, own: records }), question)
  t.equal(page.total, records.length)
  t.strictSame(byId(recordsOf(page)), byId(records))
})

t.test('ids that look computed, but lie beyond all time, stand for nothing', async t => {
  const world: World = { seed: 1, project: 'p', firewall: 'f', rate: 0.001, resolution: '1ms', protocol: 'name', from: 0, to: 1e12, own: [] }
  const { logIdOf } = universeOf(world)
  const own = [1e15, 4e15, 9e15].map(serial => ({ log_id: logIdOf(serial - serial % 8 + 2), start_time: 5e11, end_time: 5e11 }))
  const question = { from: 0, to: 1e12, filter: {}, order: 'newest', limit: 1, offset: 0, horizon: 1e12, oldest: 0 } as const
  t.equal(pageOf(universeOf({ ...world, own }), question).total, pageOf(universeOf(world), question).total + 3)
})
