/** `npm run realism [seed...]`: compares the traffic with published figures. Exits with 1 if a figure is out of its band. */
import { runRealism, type Trial } from './realism/run.ts'
import type { Window } from './realism/sample.ts'
import { createSearchSource } from './realism/search-source.ts'

const MINUTE = 60_000 // ms
const week: Window = { from: Date.UTC(2026, 10, 9), to: Date.UTC(2026, 10, 16) } // Monday to Sunday
const day: Window = { from: Date.UTC(2026, 10, 11), to: Date.UTC(2026, 10, 12) }

/** The first 3 s of every minute: a twentieth of the week, evenly over its hours. */
const thinWeek: Window[] = []
for (let from = week.from; from < week.to; from += MINUTE) thinWeek.push({ from, to: from + MINUTE / 20 })

const trials: readonly Trial[] = [
  { name: '1/s over a week', rate: 1, window: week },
  { name: '50/s over a day', rate: 50, window: day, week: { span: week, windows: thinWeek } }
]
const seeds = process.argv.length > 2 ? process.argv.slice(2).map(Number) : [1, 2, 3, 42, 20_261_122]

if (!runRealism(createSearchSource(), seeds, trials, console.log)) process.exitCode = 1
