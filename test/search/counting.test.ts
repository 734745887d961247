// Counts where the kernel changes its way to count: at the seams of rows and blocks, in a slot that another filter has left, and of what is pending.
import t from 'tap'
import type { FlowLog } from '../../src/contract/flow-log.ts'
import type { FlowLogFilter } from '../../src/contract/flow-log-filter.ts'
import { pageOf, recordsOf, type Question } from '../../src/search/page.ts'
import { pagesOf } from '../../src/search/pages-of.ts'
import type { Universe } from '../../src/universe/universe.ts'
import { passes } from '../laws/passes.ts'
import { expectSame } from '../laws/expect-same.ts'
import { universeOf } from '../laws/world.ts'

const then = 1_664_000_000_000
const later = then + 31_557_600_000
const world = (rate: number) => universeOf({ seed: 3, project: 'p', firewall: 'f', rate, resolution: '1ms', protocol: 'name', from: 0, to: 0, own: [] })
const whole: Question = { from: 0, to: later, filter: {}, order: 'newest', limit: 1_024, offset: 0, logId: undefined, nextDate: undefined, horizon: 2 * later, oldest: 0 }

t.test('at the seams of rows and blocks, counts are those of the records one by one', async () => {
  const universe = world(100)
  const filters = (sample: FlowLog): ReadonlyArray<FlowLogFilter> => [{}, { direction: 'in2out' }, { protocol: 'UDP' }, { dst_port: 443 }, of(sample, 'src_port'), of(sample, 'src_ip')]
  for (const stream of universe.computedStreams) {
    const seam = Math.floor(stream.rank(then) / 65_536) * 65_536
    const bounds = [-300, -257, -256, -255, -129, -128, -127, -2, -1, 0, 1, 127, 128, 255, 256, 300].map(i => stream.startOf(seam + i))
    const [first, last] = [bounds[0]!, bounds.at(-1)!]
    const records = universe.computedStreams.flatMap(({ rank, flowLogAt }) => numbers(rank(first), rank(last + 1)).map(flowLogAt))
    for (const filter of filters(stream.flowLogAt(seam))) {
      const starts = records.filter(record => passes(record, filter)).map(record => record.start_time)
      for (const [i, from] of bounds.entries()) {
        for (const to of bounds.slice(i)) {
          expectSame(pageOf(universe, { ...whole, filter, from, to, limit: 1 }).total, starts.filter(start => start >= from && start <= to).length, 'total', { stream: stream.id, filter, from, to })
        }
      }
    }
  }
})

t.test('a filter finds nothing of the one whose slot it took, also in the same phase and in whole blocks that are pending', async () => {
  for (const rate of [1_000, 100_000]) { // at 100 000/s, long sessions are pending for more than a block of 65 536
    const universe = world(rate)
    const samples = universe.computedStreams.flatMap(({ rank, flowLogAt }) => numbers(rank(then) - 3_000, rank(then) - 2_990).map(flowLogAt))
    const filters: ReadonlyArray<FlowLogFilter> = samples.flatMap(sample => [of(sample, 'src_port'), of(sample, 'src_ip'), of(sample, 'protocol')])
    const question: Question = { ...whole, from: then - 60_000, to: then, horizon: then, limit: 100 }
    const answers = (own: Universe, filter: FlowLogFilter) => {
      const page = pageOf(own, { ...question, filter })
      return recordsOf(page).map(record => record.log_id).concat(String(page.total))
    }
    const used = filters.map(filter => answers(universe, filter))
    for (const [i, filter] of filters.entries()) if (i % 16 === 15) expectSame(used[i], answers(world(rate), filter), 'as in a new world', filter)
  }
})

t.test('of what is pending, no record is counted, however few pass', async () => {
  const universe = world(1_000)
  const horizon = then
  let pending = 0
  for (const { rank, flowLogAt, endOf } of universe.computedStreams) {
    const numbersPending = numbers(rank(horizon) - 20_000, rank(horizon) - 1_000).filter(n => endOf(n) > horizon)
    for (const sample of numbersPending.filter((_, i) => i % 50 === 0).slice(0, 8).map(flowLogAt)) {
      for (const filter of [of(sample, 'src_ip', 'src_port'), of(sample, 'src_port', 'dst_port'), of(sample, 'src_ip', 'app')]) {
        const question: Question = { ...whole, filter, from: horizon - 600_000, to: horizon }
        const records = all(universe, question)
        const ended = records.filter(record => record.end_time <= horizon)
        pending += records.length - ended.length
        expectSame(pageOf(universe, { ...question, horizon }).total, ended.length, 'total', filter)
        expectSame(all(universe, { ...question, horizon }).map(record => record.log_id), ended.map(record => record.log_id), 'records', filter)
      }
    }
  }
  expectSame(pending > 50, true, 'some are pending', pending)
})

t.test('as time goes on, what has ended since is counted, also of a window that ended before', async () => {
  const universe = world(1_000)
  const horizons = numbers(0, 20).map(i => then + 11 * i)
  let ended = 0
  for (const filter of [{}, { protocol: 'UDP' }, { direction: 'in2out' }] satisfies FlowLogFilter[]) {
    const question: Question = { ...whole, filter, from: then - 60_000, to: then - 5_000 }
    const ends = all(universe, question).map(record => record.end_time)
    for (const horizon of horizons) expectSame(pageOf(universe, { ...question, horizon }).total, ends.filter(end => end <= horizon).length, 'total', { filter, horizon })
    ended += ends.filter(end => end > then && end <= horizons.at(-1)!).length
  }
  expectSame(ended > 10, true, 'some end meanwhile', ended)
})

/** A filter by fields of a record. */
function of (record: FlowLog, ...fields: ReadonlyArray<keyof FlowLog & keyof FlowLogFilter>): FlowLogFilter {
  return Object.fromEntries(fields.map(field => [field, record[field]]))
}

function all (universe: Universe, question: Question): FlowLog[] {
  const records: FlowLog[] = []
  for (const page of pagesOf(universe, question)) records.push(...recordsOf(page))
  return records
}

function numbers (from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, i) => from + i)
}
