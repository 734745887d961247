import fc from 'fast-check'
import t from 'tap'
import { pageOf, recordsOf, type Question } from '../../src/search/page.ts'
import { answerOf } from '../laws/brute-force.ts'
import { readAll } from '../laws/read-all.ts'
import { law } from '../laws/law.ts'
import { runs } from '../laws/runs.ts'
import { expectSame } from '../laws/expect-same.ts'
import { worlds } from '../laws/world.ts'

t.test('a record can be seen once its flow has ended, never before', async () => {
  fc.assert(law(worlds({ most: 300, own: 10 }), 1, (universe, question, known) => {
    for (const { record: { log_id: id, start_time: from, end_time: end } } of known.slice(0, 50)) {
      const moment: Question = { ...question, filter: {}, from, to: from, offset: 0, limit: 1_024, logId: undefined, nextDate: undefined, oldest: 0 }
      const since = Math.max(from, end)
      const idsAt = (horizon: number) => readAll(universe, { ...moment, horizon })
      expectSame(idsAt(since).includes(id), true, 'seen when it has ended', id)
      if (since > 0) expectSame(idsAt(since - 1).includes(id), false, 'not seen a millisecond before', id)
    }
  }), runs(6))
})

t.test('while the clock moves on, a record that appears late takes its place by start time, and total and pages agree', async () => {
  fc.assert(law(worlds({ rates: [0.02, 1, 37.5], own: 20 }), 2, (universe, question, known, { from, to }) => {
    let before = new Set<string>()
    for (let part = 0; part <= 8; part++) {
      const horizon = from + Math.floor((to - from) * (0.5 + part / 16))
      const present: Question = { ...question, from, to, offset: 0, limit: 1_024, logId: undefined, nextDate: undefined, oldest: 0, horizon }
      const whole = answerOf(known, { ...present, limit: Infinity })
      const ids = readAll(universe, present)
      expectSame(ids, whole.records.map(record => record.log_id), 'pages', present)
      expectSame(pageOf(universe, present).total, ids.length, 'total', present)
      const visible = new Set(ids)
      for (const id of before) expectSame(visible.has(id), true, 'a visible record stays visible', id)
      before = visible
    }
  }), runs(4))
})

t.test('whichever horizon and filter came before, an answer is that of a new world', async () => {
  fc.assert(law(worlds({ most: 1_000, rates: [1, 37.5, 1_000, 100_000], own: 20 }), 1, (universe, question, known, { from, to }) => {
    const filters: ReadonlyArray<Question['filter']> = [{}, ...[22, 53, 80, 123, 443, 445, 3_389, 5_432, 8_080].map(port => ({ dst_port: port }))] // more than stay loaded
    for (const [i, part] of [0.3, 0.31, 1, 0.99, 1.2, 0.5, 0.5].entries()) {
      const horizon = from + Math.floor((to - from) * part)
      for (const filter of [filters[i]!, ...filters]) {
        const present: Question = { ...question, filter, from, to, limit: 1_024, offset: i * 7, logId: undefined, nextDate: undefined, oldest: 0, horizon }
        const { total, records } = answerOf(known, present)
        const page = pageOf(universe, present)
        expectSame(page.total, total, 'total', present)
        expectSame(recordsOf(page).map(record => record.log_id), records.map(record => record.log_id), 'page', present)
      }
    }
  }), runs(3))
})
