import t from 'tap'
import { runRealism, type Trial } from './run.ts'
import { createSearchSource } from './search-source.ts'
import type { Window } from './sample.ts'

const MINUTE = 60_000 // ms
const week: Window = { from: Date.UTC(2026, 10, 9), to: Date.UTC(2026, 10, 16) }

const thinWeek: Window[] = []
for (let from = week.from; from < week.to; from += 10 * MINUTE) thinWeek.push({ from, to: from + MINUTE })

const trial: Trial = {
  name: '1/s over two days',
  rate: 1,
  window: { from: Date.UTC(2026, 10, 11), to: Date.UTC(2026, 10, 13) },
  week: { span: week, windows: thinWeek }
}

t.test('traffic looks like traffic: a small sample is inside every band', async t => {
  const lines: string[] = []
  const inBand = runRealism(createSearchSource(), [7], [trial], line => lines.push(line))
  t.ok(inBand, lines.at(-1) ?? '')
})
