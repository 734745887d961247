import fc from 'fast-check'
import t from 'tap'
import { SERVICE } from '../../src/kernel/assembly/shared/record-fields.ts'
import { pageOf, type Question } from '../../src/search/page.ts'
import { answerOf } from '../brute-force.ts'
import { joined } from '../joined.ts'
import { law } from '../law.ts'
import { runs } from '../runs.ts'
import { same } from '../same.ts'
import { universeOf, worlds } from '../world.ts'

t.test('filtered answers are exactly the unfiltered answers that pass the filter, in the same order', async () => {
  fc.assert(law(worlds({ most: 800 }), 6, (universe, question, known) => {
    const { logId: _, nextDate: __, ...rest } = question
    const all: Question = { ...rest, offset: 0, limit: 1_024 }
    const plain = joined(universe, { ...all, filter: {} })
    const passing = new Set(answerOf(known, { ...all, limit: Infinity }).records.map(record => record.log_id))
    same(joined(universe, all), plain.filter(id => passing.has(id)), 'filtered', all)
  }), runs(4))
})

t.test('an address is matched as a whole, whoever has it', async t => {
  const universe = universeOf({ seed: 1, project: 'p', firewall: 'f', rate: 1_000, resolution: '1ms', protocol: 'name', from: 0, to: 0, own: [] })
  const totalOf = (ip: string) => pageOf(universe, { from: 1e12, to: 2e12, filter: { src_ip: ip }, order: 'newest', limit: 1, offset: 0, horizon: 2e12, oldest: 0 }).total
  t.ok(totalOf('198.18.0.7') > 0)
  for (const ip of ['198.18.0.99.7', '198.18.0.x.7', '198.18.0.07', '198.18.0.256', '198.18.0.', '198.18.0', '198.18.0.undefined', '.7', ' 198.18.0.7']) t.equal(totalOf(ip), 0, ip)
})

t.test('log_type is that of the service spoken, and of the addresses', async () => {
  fc.assert(law(worlds({ own: 0 }), 2, (universe, question) => {
    for (const logType of ['internet', 'vpc', 'nat'] as const) {
      const page = pageOf(universe, { ...question, filter: { log_type: logType }, limit: 100 })
      for (let i = 0; i < page.count; i++) {
        const { pageRecordStream, pageRecordNumber, recordFieldsOf } = universe.kernel
        const service = recordFieldsOf(pageRecordStream(i), pageRecordNumber(i))[SERVICE]!
        same(universe.cast.services[service]!.logType, logType, 'log_type', question)
      }
    }
  }), runs(5))
})
