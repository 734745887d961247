// What a verdict on a million records costs, while the mock goes on answering: in few long pages, and in many short ones.
import { setTimeout } from 'node:timers/promises'
import type { FlowLogPage } from '../../src/contract/flow-log-page.ts'
import type { Verdict } from '../../src/verdict/verdict-schema.ts'
import { silentMock, startServer, type Server } from '../server-process.ts'
import { atMost, table, type Report } from './report.ts'

const RECORDS = 1_000_000
const MB = 1_000_000
const CASES = [{ limit: 1_000, seconds: 2 }, { limit: 100, seconds: 4 }] as const

export async function measureVerdict (): Promise<Report> {
  const rows = []
  for (const { limit, seconds } of CASES) rows.push({ limit, seconds, ...await measureOne(limit) })
  const cells = rows.map(({ limit, ms, growth, lag }) => [`${RECORDS / limit} pages of ${limit}`, ms.toFixed(0), growth === undefined ? undefined : (growth / MB).toFixed(0), lag.toFixed(0)])
  return {
    name: 'verdict',
    figures: rows, // ms and bytes
    table: table([`verdict on ${RECORDS} records`, 'ms', 'MB more', 'others wait ms'], cells),
    bounds: rows.flatMap(({ limit, seconds, ms, growth, lag }) => [
      atMost(seconds, `verdict on ${RECORDS / limit} pages of ${limit}, s`, ms / 1_000),
      ...growth === undefined ? [] : [atMost(100, `its memory, ${RECORDS / limit} pages, MB`, growth / MB)],
      atMost(50, `its longest hold of the event loop, ${RECORDS / limit} pages, ms`, lag)
    ])
  }
}

async function measureOne (limit: number) {
  await using server = await startServer([...silentMock, '--rate', '100', '--now', '2026-01-31T12:00:00Z'])
  await readAll(server, limit)
  const before = await server.residentMemory()
  const began = performance.now()
  const judging = answerOf<Verdict>(`${server.origin}/__admin/verdict`)
  const isOver = judging.then(() => true)
  let [peak, lag] = [0, 0]
  while (await Promise.race([isOver, setTimeout(1, false)]) === false) {
    const asked = performance.now()
    await answerOf(`${server.origin}/__admin/health`)
    lag = Math.max(lag, performance.now() - asked)
    peak = Math.max(peak, await server.residentMemory() ?? 0)
  }
  const ms = performance.now() - began
  const { complete, delivered } = await judging
  if (complete !== true || delivered < RECORDS) throw new Error(`not all of ${RECORDS} records: ${JSON.stringify(await judging)}`)
  return { ms, growth: before === undefined ? undefined : peak - before, lag }
}

/** A window of so many records, page by page. */
async function readAll ({ origin }: Server, limit: number): Promise<void> {
  const end = Date.parse('2026-01-31T00:00:00Z')
  const page = async (query: Readonly<Record<string, string | number>>) => {
    const parameters = Object.entries({ fw_instance_id: 'f', start_time: 0, end_time: end, limit: 1, ...query }).map(([name, value]) => `${name}=${value}`)
    return (await answerOf<FlowLogPage>(`${origin}/v1/p/cfw/logs/flow?${parameters.join('&')}`)).data.records
  }
  const start = (await page({ offset: RECORDS - 1 }))[0]?.start_time ?? 0
  await fetch(`${origin}/__admin/requests`, { method: 'DELETE' })
  for (let cursor = {}, isFull = true; isFull;) {
    const records = await page({ start_time: start, limit, ...cursor })
    isFull = records.length === limit
    cursor = { log_id: records.at(-1)?.log_id }
  }
}

async function answerOf<Answer> (url: string): Promise<Answer> {
  return JSON.parse(await (await fetch(url, { headers: { 'x-auth-token': 'any' } })).text())
}
