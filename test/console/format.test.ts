import t from 'tap'
import { bytesText, durationText, exact, share, short } from '../../src/console/format.ts'

t.test('numbers', async t => {
  t.strictSame([0, 9_999, 10_000, 1_234_567].map(exact), ['0', '9,999', '10,000', '1,234,567'])
  t.strictSame([0, 9_999, 10_000, 1_234_567].map(short), ['0', '9,999', '10.0K', '1.2M'])
  t.strictSame([[0, 0], [0, 7], [1, 3], [7, 7]].map(([part = 0, all = 0]) => share(part, all)), ['0%', '0.0%', '33.3%', '100.0%'])
})

t.test('sizes: 1 kB is 1 000 bytes', async t => {
  const rows = [[0, '0 B'], [999, '999 B'], [1_000, '1.00 kB'], [9_990, '9.99 kB'], [12_340, '12.3 kB'], [123_400, '123 kB'], [2.5e6, '2.50 MB'], [7e9, '7.00 GB'], [5e12, '5.00 TB'], [5e15, '5000 TB']] as const
  for (const [bytes, text] of rows) t.equal(bytesText(bytes), text)
})

t.test('durations in their two largest units', async t => {
  const rows = [
    [0, '0 ms'], [999, '999 ms'], [1_000, '1.0 s'], [9_940, '9.9 s'], [10_000, '10 s'], [59_000, '59 s'], [60_000, '1 min'], [61_000, '1 min 1 s'], [3_599_000, '59 min 59 s'],
    [3_600_000, '1 h'], [3_900_000, '1 h 5 min'], [3_659_000, '1 h'], [86_400_000, '1 d'], [90_000_000, '1 d 1 h'], [864_000_000, '10 d']
  ] as const
  for (const [ms, text] of rows) t.equal(durationText(ms), text)
})
