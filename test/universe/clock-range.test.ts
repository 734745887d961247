// Whatever the config allows: rates from 0.001 to 100 000, and a clock up to its end.
import fc from 'fast-check'
import t from 'tap'
import { CLOCK_END } from '../../src/config/value-type.ts'
import { encodePage } from '../../src/encode/page.ts'
import { pageOf, recordsOf, type Question } from '../../src/search/page.ts'
import { answerOf } from '../laws/brute-force.ts'
import { expectSame } from '../laws/expect-same.ts'
import { plainRecords } from '../laws/plain-records.ts'
import { runs } from '../laws/runs.ts'
import { universeOf, type World } from '../laws/world.ts'

const last = CLOCK_END - 1
const rates = fc.oneof(fc.constantFrom(0.001, 100_000), fc.double({ min: -3, max: 5, noNaN: true }).map(log10 => 10 ** log10))
const times = fc.oneof(fc.constant(last), fc.integer({ min: 86_400_000, max: last }), fc.integer({ min: last - 86_400_000, max: last }))

t.test('ids are decimal, pages are JSON and every cursor is taken, at any rate and time', async () => {
  fc.assert(fc.property(fc.nat(), rates, times, fc.constantFrom('newest', 'oldest'), (seed, rate, now, order) => {
    const from = Math.max(0, now - Math.ceil(100_000 / rate))
    const world: World = { seed, project: 'p', firewall: 'f', rate, resolution: '1ms', protocol: 'name', from, to: now, own: [] }
    const universe = universeOf(world)
    const known = plainRecords(world, from, now)
    const question: Question = { from, to: now, filter: {}, order, limit: 20, offset: 0, horizon: now, oldest: 0 }
    const read = answerOf(known, { ...question, limit: Infinity }).records
    for (let i = 0; i < read.length; i += 7) {
      const { log_id: logId, start_time: nextDate } = read[i]!
      if (!/^\d+$/.test(logId)) throw new Error(`log_id ${logId}`)
      const page = pageOf(universe, { ...question, logId, nextDate })
      const wanted = read.slice(i + 1, i + 21)
      expectSame(page.total, read.length, 'total', question)
      expectSame(recordsOf(page), wanted, 'records', question)
      const { bytes, release } = encodePage(page, page.total)
      expectSame(JSON.parse(bytes.toString()), { data: { limit: 20, records: wanted, total: read.length } }, 'bytes', question)
      release()
    }
    const all = pageOf(universe, { ...question, from: 0 })
    if (!Number.isSafeInteger(all.total)) throw new Error(`total ${all.total}`)
  }), runs(20))
})
