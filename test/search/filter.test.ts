import fc from 'fast-check'
import t from 'tap'
import { SERVICE } from '../../src/kernel/assembly/columns.ts'
import { pageOf, type Question } from '../../src/search/page.ts'
import { answerOf } from '../brute-force.ts'
import { joined } from '../joined.ts'
import { law } from '../law.ts'
import { runs } from '../runs.ts'
import { same } from '../same.ts'
import { worlds } from '../world.ts'

t.test('filtered answers are exactly the unfiltered answers that pass the filter, in the same order', async () => {
  fc.assert(law(worlds({ most: 800 }), 6, (universe, question, known) => {
    const { logId: _, nextDate: __, ...rest } = question
    const all: Question = { ...rest, offset: 0, limit: 1_024 }
    const plain = joined(universe, { ...all, filter: {} })
    const passing = new Set(answerOf(known, { ...all, limit: Infinity }).records.map(record => record.log_id))
    same(joined(universe, all), plain.filter(id => passing.has(id)), 'filtered', all)
  }), runs(4))
})

t.test('log_type is that of the service spoken, and of the addresses', async () => {
  fc.assert(law(worlds({ own: 0 }), 2, (universe, question) => {
    for (const logType of ['internet', 'vpc', 'nat'] as const) {
      const page = pageOf(universe, { ...question, filter: { log_type: logType }, limit: 100 })
      for (let i = 0; i < page.count; i++) {
        const { streamAt, numberAt, rowOf } = universe.kernel
        const service = rowOf(streamAt(i), numberAt(i))[SERVICE]!
        same(universe.cast.services[service]!.logType, logType, 'log_type', question)
      }
    }
  }), runs(5))
})
