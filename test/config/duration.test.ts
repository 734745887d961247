import t from 'tap'
import { durationOf } from '../../src/config/duration.ts'

t.test('durations', async t => {
  const rows = [
    ['500ms', 500], ['90s', 90_000], ['15m', 900_000], ['2h', 7_200_000], ['7d', 604_800_000], ['0s', 0], ['1.5s', 1_500],
    ['PT90S', 90_000], ['PT0.5S', 500], ['P7D', 604_800_000], ['P1W', 604_800_000], ['P1DT12H', 129_600_000], ['PT1H30M', 5_400_000]
  ] as const
  for (const [text, ms] of rows) t.equal(durationOf(text), ms, text)
  for (const text of ['', '90', 's', '-5s', '5 s', '1e3s', 'P', 'PT', 'P1DT', 'P1Y', 'P1M', '5w', '7D', '99999999999999999999d']) t.equal(durationOf(text), undefined, text)
})
