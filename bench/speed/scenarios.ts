// Pages across a planted attack of 100 000 records, beside pages of the same mock without it and beside pages of a mock that plants nothing.
import { median } from '../median.ts'
import { silentMock, startServer } from '../server-process.ts'
import { atMost, table, type Report } from './report.ts'
import { pathOf } from './request-urls.ts'
import { load, type Measurement } from './wrk.ts'
import type { LoadOptions } from './request-rate.ts'

const LIMIT = 100
const NOW = Date.UTC(2026, 0, 31, 12)
const HOUR = 3_600_000 // ms; the attack of fixtures/scenarios/syn-flood.json begins in the last one
const SINCE = 3_000 // records, at least, that start after it
const DAY = 86_400_000 // ms
const PAGES = 240

const across = urlsOf(NOW - HOUR, NOW)
const before = urlsOf(NOW - 9 * DAY, NOW - 2 * DAY)

export async function measureScenarios ({ rounds, seconds }: Pick<LoadOptions, 'rounds' | 'seconds'>): Promise<Report> {
  const settings = [...silentMock, '--now', String(NOW)]
  await using plain = await startServer(settings)
  await using attacked = await startServer([...settings, '--scenario', 'syn-flood'])
  const runs = [
    { what: 'nothing planted', server: plain, urls: before },
    { what: 'before the attack', server: attacked, urls: before },
    { what: 'across the attack', server: attacked, urls: across }
  ].map(run => ({ ...run, measured: new Array<Measurement>() }))
  for (let round = -1; round < rounds; round++) { // the first warms up
    for (const run of runs) {
      const measurement = await load(run, round < 0 ? 1 : seconds)
      if (round >= 0) run.measured.push(measurement)
    }
  }
  const results = runs.map(({ what, measured }) => ({ what, requests: median(measured.map(({ rate }) => rate)), processor: median(measured.map(({ processor }) => processor)) }))
  const [nothing, outside, inside] = results.map(({ processor }) => processor)
  return {
    name: 'scenarios',
    figures: results,
    table: table(['pages of 100', 'requests/s', 'cpu us'], results.map(({ what, requests, processor }) => [what, requests.toFixed(0), processor.toFixed(0)])),
    bounds: [
      atMost(1.5, 'cpu of a page, before an attack / nothing planted', outside! / nothing!),
      atMost(1.5, 'cpu of a page, across an attack of 100 000 records / nothing planted', inside! / nothing!)
    ]
  }
}

function urlsOf (from: number, to: number): readonly string[] {
  return Array.from({ length: PAGES }, (_, i) => `${pathOf(LIMIT)}&start_time=${from}&offset=${SINCE + i * 389}&end_time=${to}`)
}
