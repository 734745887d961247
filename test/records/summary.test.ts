import t from 'tap'
import { summaryOf } from '../../src/records/summary.ts'

const record = { log_id: '1', start_time: 1_663_555_012_000, end_time: 1_663_555_013_000 }

t.test('how many, from when to when', async t => {
  t.strictSame(summaryOf([]), ['no own records'])
  t.strictSame(summaryOf([{ ...record, start_time: 1_663_555_013_000 }, record]), ['2 own records, from 2022-09-19T02:36:52.000Z to 2022-09-19T02:36:53.000Z'])
  t.strictSame(summaryOf([{ ...record, end_time: 9e15, start_time: 9e15 }]), ['1 own record, from 9000000000000000 ms to 9000000000000000 ms'])
})

t.test('warns of times in seconds, and of ends before starts', async t => {
  const [, ...warnings] = summaryOf([record, { log_id: '2', start_time: 1_663_555_012, end_time: 1_663_555_013 }, { ...record, end_time: 1_663_555_011_999 }, { ...record, end_time: 1_663_555_013 }])
  t.match(warnings, [/^warning: 2 own records .* in seconds\?$/, 'warning: 2 own records end before they start'])
  t.equal(warnings.length, 2)
})
