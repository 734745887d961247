import fc from 'fast-check'
import t from 'tap'
import { FlowLogFilterSchema, type FlowLogFilter } from '../../src/contract/flow-log-filter.ts'
import { FlowLogQuerySchema } from '../../src/contract/flow-log-query.ts'
import { SERVICE } from '../../src/kernel/assembly/shared/record-fields.ts'
import { pageOf, recordsOf, type Question } from '../../src/search/page.ts'
import { answerOf } from '../laws/brute-force.ts'
import { readAll } from '../laws/read-all.ts'
import { law } from '../laws/law.ts'
import { FILTER_FIELDS, passes, valueOf } from '../laws/passes.ts'
import { runs } from '../laws/runs.ts'
import { expectSame } from '../laws/expect-same.ts'
import { universeOf, worlds } from '../laws/world.ts'

const YEAR = 31_557_600_000 // ms

t.test('filtered answers are exactly the unfiltered answers that pass the filter, in the same order', async () => {
  fc.assert(law(worlds({ most: 800 }), 6, (universe, question, known) => {
    const { logId: _, nextDate: __, ...rest } = question
    const all: Question = { ...rest, offset: 0, limit: 1_024 }
    const plain = readAll(universe, { ...all, filter: {} })
    const passing = new Set(answerOf(known, { ...all, limit: Infinity }).records.map(record => record.log_id))
    expectSame(readAll(universe, all), plain.filter(id => passing.has(id)), 'filtered', all)
  }), runs(4))
})

t.test('every record of a filtered page itself passes: for each filter, pair and triple, over fifty years', async () => {
  fc.assert(fc.property(fc.nat(), fc.constantFrom(1, 1_000), fc.integer({ min: 30 * YEAR, max: 49 * YEAR }), (seed, rate, then) => {
    const universe = universeOf({ seed, project: 'p', firewall: 'f', rate, resolution: '1ms', protocol: 'name', from: 0, to: 0, own: [] })
    const samples = universe.computedStreams.flatMap(({ rank, flowLogAt }) => {
      const first = rank(then)
      return Array.from({ length: 100 }, (_, i) => flowLogAt(first + i))
    })
    const roaming = samples.filter(({ src_ip: ip = '' }) => universe.cast.endpoints.some(client => client.roams && ip.startsWith(client.ip)))
    for (const [i, fields] of combinations.entries()) {
      for (const [source, octetOff] of fields.includes('src_ip') ? [[samples, false], [roaming, false], [roaming, true]] as const : [[samples, false]] as const) {
        const whole = source.filter(record => fields.every(field => valueOf(record, field) !== undefined))
        const sample = whole[(then + i) % whole.length]
        if (sample === undefined) continue // no record has all these fields
        const filter: FlowLogFilter = Object.fromEntries(fields.map(field => [field, valueOf(sample, field)]))
        const wanted = octetOff ? { ...filter, src_ip: neighbourOf(filter.src_ip) } : filter // the same client, but never at the same time
        const question: Question = { from: 0, to: 50 * YEAR, filter: wanted, order: i % 2 === 0 ? 'newest' : 'oldest', limit: 300, offset: 0, horizon: 51 * YEAR, oldest: 0 }
        const page = pageOf(universe, question)
        expectSame(recordsOf(page).find(record => !passes(record, wanted)), undefined, 'passes not', question)
        expectSame(page.count, Math.min(page.total, question.limit), 'on the page', question)
        const moment = recordsOf(pageOf(universe, { ...question, from: sample.start_time, to: sample.start_time }))
        expectSame(moment.some(record => record.log_id === sample.log_id), !octetOff, 'has the record whose values it filters by', question)
      }
    }
  }), runs(1))
})

/** The address with another last octet. */
const neighbourOf = (ip = '') => ip.replace(/\d+$/, octet => String((Number(octet) + 1) % 256))
const combinations = FILTER_FIELDS.flatMap((a, i) => [[a], ...FILTER_FIELDS.slice(i + 1).flatMap((b, j) => [[a, b], ...FILTER_FIELDS.slice(i + j + 2).map(c => [a, b, c])])])

t.test('every parameter of the query is a filter, or known to filter nothing', async t => {
  const notFilters = ['fw_instance_id', 'start_time', 'end_time', 'limit', 'log_id', 'next_date', 'offset', 'enterprise_project_id']
  const others = Object.keys(FlowLogQuerySchema.properties).filter(name => !Object.hasOwn(FlowLogFilterSchema.properties, name))
  t.strictSame(others, notFilters, 'a parameter that filters belongs into src/contract/flow-log-filter.ts, any other into the list of this test')
})

t.test('an address is matched as a whole, whoever has it', async t => {
  const universe = universeOf({ seed: 1, project: 'p', firewall: 'f', rate: 1_000, resolution: '1ms', protocol: 'name', from: 0, to: 0, own: [] })
  const totalOf = (ip: string) => pageOf(universe, { from: 1e12, to: 2e12, filter: { src_ip: ip }, order: 'newest', limit: 1, offset: 0, horizon: 2e12, oldest: 0 }).total
  t.ok(totalOf('198.18.0.7') > 0)
  for (const ip of ['198.18.0.99.7', '198.18.0.x.7', '198.18.0.07', '198.18.0.256', '198.18.0.', '198.18.0', '198.18.0.undefined', '.7', ' 198.18.0.7']) t.equal(totalOf(ip), 0, ip)
})

t.test('log_type is that of the service, and agrees with the addresses', async () => {
  fc.assert(law(worlds({ own: 0 }), 2, (universe, question) => {
    for (const logType of ['internet', 'vpc', 'nat'] as const) {
      const page = pageOf(universe, { ...question, filter: { log_type: logType }, limit: 100 })
      for (let i = 0; i < page.count; i++) {
        const { pageRecordStream, pageRecordNumber, recordFieldsOf } = universe.kernel
        const service = recordFieldsOf(pageRecordStream(i), pageRecordNumber(i))[SERVICE]!
        expectSame(universe.cast.services[service]!.logType, logType, 'log_type', question)
      }
    }
  }), runs(5))
})

t.test('names and numbers of protocols are two spellings of one thing, in the question and in own records', async t => {
  const spellings = [['tcp', 'TCP', '6'], ['gre', 'GRE', '47'], ['ICMPv6', 'ipv6-icmp', '58'], ['icmp', '1'], ['sctp', '132'], ['hopopt', '0'], ['constructor'], ['255']]
  const own = spellings.flat().map(protocol => ({ log_id: `own-${protocol}`, start_time: 5, end_time: 5, protocol }))
  const universe = universeOf({ seed: 1, project: 'p', firewall: 'f', rate: 0, resolution: '1ms', protocol: 'name', from: 0, to: 9, own })
  const totalOf = (protocol: string) => pageOf(universe, { from: 0, to: 9, filter: { protocol }, order: 'newest', limit: 1, offset: 0, horizon: 9, oldest: 0 }).total
  for (const group of spellings) for (const protocol of group) t.equal(totalOf(protocol), group.length, protocol)
  for (const any of ['any', 'ANY', '-1']) t.equal(totalOf(any), own.length, any)
  t.equal(totalOf('nothing'), 0)
})
