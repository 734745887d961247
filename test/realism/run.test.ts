import t from 'tap'
import { sourceCountries, knocksPerAddressAndDay, sourceActivity, knockedPorts } from './noise.ts'
import { peakOverTrough, startsPerMinute, weekendOverWeekday } from './rhythm.ts'
import { criteria } from './criteria.ts'
import { runRealism } from './run.ts'
import { collectSample, type Sample, type Window } from './sample.ts'
import { knock as anyKnock } from './sample-records.ts'
import type { WireRecord } from './wire-record.ts'

const HOUR = 3_600_000 // ms
const week: Window = { from: Date.UTC(2026, 10, 9), to: Date.UTC(2026, 10, 16) }
const day: Window = { from: week.from, to: week.from + 24 * HOUR }

const knock: WireRecord = { ...anyKnock, start_time: week.from, end_time: week.from }
const knockAt = (time: number): WireRecord => ({ ...knock, start_time: time, end_time: time })

const sampleOf = (records: WireRecord[], window: Window): Sample =>
  collectSample(() => ({ total: records.length, records }), { seed: 1, rate: 1, span: window, logTypes: [undefined] })

const figure = (id: string, name: string, sample: Sample) => criteria.find(criterion => criterion.id === id)?.figures.find(figure => figure.name === name)?.of(sample)

t.test('every criterion is there, in order', async t => {
  t.strictSame(criteria.map(({ id }) => id), Array.from({ length: 20 }, (_, i) => `R${i + 1}`))
})

t.test('hours of several days are one hour of day, and the weekend is Saturday and Sunday', async t => {
  // Two starts in every hour of Monday to Friday, one in every hour of the weekend, five more at each noon: 17 against 12.
  const records: WireRecord[] = []
  for (let hour = 0; hour < 7 * 24; hour++) {
    const count = (hour < 5 * 24 ? 2 : 1) + (hour === 12 ? 5 : 0)
    for (let n = 0; n < count; n++) records.push(knockAt(week.from + hour * HOUR + n))
  }
  const sample = sampleOf(records, week)
  t.equal(peakOverTrough(sample), 17 / 12)
  t.equal(weekendOverWeekday(sample), (48 / 2) / ((240 + 5) / 5))
  t.equal(weekendOverWeekday(sampleOf(records, day)), undefined, 'not in a day')
})

t.test('empty minutes count', async t => {
  const hour = { from: week.from, to: week.from + HOUR }
  t.ok(Math.abs(startsPerMinute(sampleOf(Array(60).fill(knockAt(week.from)), hour)) - 59) < 1e-9, 'all in one minute of sixty')
})

t.test('noise is counted per address and day', async t => {
  const records = Array.from({ length: 4000 }, (_, n) => ({
    ...knockAt(week.from + n * 10_000), src_ip: `198.18.${n % 10}.${n % 100}`, dst_ip: `203.0.113.${1 + n % 2}`, dst_port: 1 + n % 700
  }))
  const sample = sampleOf(records, day)
  t.equal(knocksPerAddressAndDay(sample, 'sources'), 50)
  t.equal(knocksPerAddressAndDay(sample, 'ports'), 350)
  t.equal(knocksPerAddressAndDay(sampleOf(records.slice(1), day), 'ports'), undefined, 'too few knocks to tell')
})

t.test('noise by source and port', async t => {
  const records = [...Array(8).fill(knock), { ...knock, src_ip: '198.18.0.2', dst_port: 445 }, { ...knock, src_ip: '198.18.0.3', dst_port: 99 }]
  const sample = sampleOf(records, day)
  t.strictSame(sourceActivity(sample), { topPercent: 0.8, once: 2 / 3 })
  t.strictSame(knockedPorts(sample), { smbTelnetSsh: 0.9, first: 0.8 })
  t.equal(sourceCountries(sample), undefined, 'three sources are not a thousand')
})

t.test('countries are those of the first thousand sources, in time', async t => {
  const records = Array.from({ length: 1200 }, (_, n) => ({
    ...knockAt(week.from + n), src_ip: `198.18.${n >> 8}.${n & 255}`, src_region_id: ['DE', 'FR', 'DE', 'NL'][n % 4] ?? '', src_region_name: 'x'
  }))
  records.splice(1000, 200, ...records.slice(1000).map(record => ({ ...record, src_region_id: 'US' })))
  t.strictSame(sourceCountries(sampleOf(records.reverse(), day)), { count: 3, first: 0.5 })
})

t.test('what is answered is not noise', async t => {
  const web: WireRecord = { ...knock, app: 'HTTPS', dst_port: 443, packets: 20, bytes: 9000, end_time: week.from + 5000 }
  const sample = sampleOf([knock, knock, { ...knock, packets: 2, bytes: 80 }, web], day)
  t.equal(figure('R6', 'of noise', sample), 2 / 3)
  t.equal(figure('R6', 'of answered', sample), 0)
  t.equal(figure('R5', 'p50', sample), 20)
  t.equal(figure('R9', 'under 2 s', sample), 0.75)
  t.equal(figure('R11', 'TCP', sample), 1)
  t.equal(figure('R8', 'outside 40 (TCP), 28 (UDP, ICMP) .. 1500', sample), 0)
})

t.test('a wrong total stops the measurement', async t => {
  for (const total of [0, 2]) {
    t.throws(() => collectSample(() => ({ total, records: [knock] }), { seed: 1, rate: 1, span: day, logTypes: [undefined] }), /total says/)
  }
})

t.test('a figure out of band is reported, with the violations', async t => {
  const lines: string[] = []
  const tooSmall = { ...knock, bytes: 39 }
  const inBand = runRealism(({ logType }) => logType === 'internet' ? { total: 1, records: [tooSmall] } : { total: 0, records: [] },
    [7], [{ name: 'one knock', rate: 1, window: day }], line => lines.push(line))
  t.equal(inBand, false)
  const text = lines.join('\n')
  t.ok(text.includes('## Seed 7, one knock: 1 records'))
  t.ok(text.includes('1 x fewer bytes than TCP packets of 40'))
  t.ok(text.includes('seed 7, one knock: R20 violations 1, not <= 0'))
  t.ok(text.includes('seed 7: R19 countries could not be measured, needs 1 000 sources'))
})
