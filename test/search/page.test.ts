// Any question, in any world, against brute force.
import fc from 'fast-check'
import t from 'tap'
import { pageOf, recordsOf, type Question } from '../../src/search/page.ts'
import type { Universe } from '../../src/universe/universe.ts'
import { answerOf } from '../laws/brute-force.ts'
import { drafts, questionFrom, type Draft } from '../laws/draft.ts'
import { plainRecords, type KnownRecord } from '../laws/plain-records.ts'
import { law } from '../laws/law.ts'
import { FILTER_FIELDS } from '../laws/passes.ts'
import { runs } from '../laws/runs.ts'
import { expectSame } from '../laws/expect-same.ts'
import { universeOf, worlds } from '../laws/world.ts'

t.test('any question is answered as by brute force: total, filter, order, window, cursor, offset, clock', async () => {
  fc.assert(law(worlds(), 20, agree), runs(20))
})

t.test('so it is over fifty years', async () => {
  fc.assert(law(worlds({ rates: [1e-5], most: 50 * 31_557_600 * 1e-5 }), 20, agree), runs(3))
})

t.test('so it is across blocks of the deck', async () => {
  fc.assert(law(worlds({ rates: [0.001, 1_000, 100_000], most: 170_000 }), 12, agree), runs(1))
})

t.test('so it is in ties of thousands', async () => {
  fc.assert(law(worlds({ rates: [20_000], most: 20_000 }).map(world => ({ ...world, resolution: '1s', rate: 20_000, to: world.from + 1_000 })), 8, agree), runs(2))
})

t.test('so it is among thousands of own records', async () => {
  fc.assert(law(worlds({ own: 2_000, rates: [0, 1] }), 20, agree), runs(3))
})

t.test('each filter alone, and each pair of them, with values of one record', async () => {
  const pairs: Array<Draft['filters']> = FILTER_FIELDS.flatMap((field, i) => FILTER_FIELDS.slice(i).map(other => [{ field, part: 0.5 }, { field: other, part: 0.5 }]))
  fc.assert(fc.property(worlds({ most: 900, rates: [1, 1_000, 100_000] }), fc.double({ min: 0, max: 0.999, noNaN: true }), drafts, (world, part, draft) => {
    const universe = universeOf(world)
    const known = plainRecords(world, world.from, world.to)
    for (const filters of pairs) {
      agree(universe, questionFrom(world, known, { ...draft, filters: filters.map(({ field }) => ({ field, part })), sameRecord: true }), known)
    }
  }), runs(4))
})

t.test('a world without flows and without own records answers with none', async t => {
  const universe = universeOf({ seed: 1, project: 'p', firewall: 'f', rate: 0, resolution: '1ms', protocol: 'name', from: 0, to: 0, own: [] })
  for (const order of ['newest', 'oldest'] as const) {
    t.match(pageOf(universe, { from: 0, to: 1e12, filter: {}, order, limit: 5, offset: 3, horizon: 1e12, oldest: 0 }), { total: 0, count: 0 })
  }
})

t.test('a window that has not begun is empty at once', async t => {
  const last = Number.MAX_SAFE_INTEGER
  const universe = universeOf({ seed: 1, project: 'p', firewall: 'f', rate: 100_000, resolution: '1ms', protocol: 'name', from: 0, to: 0, own: [] })
  for (const filter of [{}, { src_port: 40_000 }, { src_ip: '198.18.7.7' }, { app: 'SSH' }]) {
    for (const [from, to, oldest] of [[last, last, 0], [2e12, last, 0], [0, last, last]] as const) {
      t.match(pageOf(universe, { from, to, filter, order: 'newest', limit: 5, offset: 0, horizon: 1.77e12, oldest }), { total: 0, count: 0 })
    }
  }
})

t.test('a page is read before the next one is found', async t => {
  const universe = universeOf({ seed: 3, project: 'p', firewall: 'f', rate: 1, resolution: '1ms', protocol: 'name', from: 0, to: 0, own: [] })
  const question: Question = { from: 0, to: 1e9, filter: {}, order: 'oldest', limit: 3, offset: 0, logId: undefined, nextDate: undefined, horizon: 2e9, oldest: 0 }
  const page = pageOf(universe, question)
  t.equal(recordsOf(page).length, 3)
  const next = pageOf(universe, { ...question, offset: 3 })
  t.throws(() => recordsOf(page), { message: 'a page is to be read before the next one is found' })
  t.equal(recordsOf(next).length, 3)
})

function agree (universe: Universe, question: Question, known: readonly KnownRecord[]): void {
  const page = pageOf(universe, question)
  const { total, records } = answerOf(known, question)
  expectSame(page.total, total, 'total', question)
  expectSame(recordsOf(page), records, 'records', question)
}
