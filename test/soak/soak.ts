// Rounds of traffic against a server of its own. In a round the clock stands still, so the right answers can be computed.
// Between rounds the clock jumps, the fault rules change, or everything is reset.
import { pageOf, recordsOf, type Page } from '../../src/search/page.ts'
import { createUniverses } from '../../src/universe/universes.ts'
import { spawnServer } from '../helpers/server.ts'
import { metricIn } from './metric-in.ts'
import { requestAt, urlOf, type SoakRequest } from './traffic.ts'

export interface SoakReport {
  readonly seconds: number
  readonly requests: number
  /** Requests that a fault struck. */
  readonly faulted: number
  /** Each wrong answer: the request, and what came back. */
  readonly wrong: readonly string[]
  /** Resident memory, as time goes by, in bytes. */
  readonly memory: readonly number[]
  /** Event-loop lag of the server in each round, 99th percentile, in ms. */
  readonly lag: readonly number[]
}

const startOfClock = Date.parse('2026-01-31T12:00:00Z')
const seed = 7
const callers = 16
const walksPerRound = 400
const pagesPerWalk = 3
const rules = [
  { name: 'throttled', match: { probability: 0.1 }, respond: { status: 429, retry_after: 1 } },
  { name: 'down', match: { probability: 0.05 }, respond: { status: 503 } },
  { name: 'cut', match: { probability: 0.02 }, wire: 'truncate' },
  { name: 'reset', match: { probability: 0.02 }, wire: 'reset' },
  { name: 'slow', match: { probability: 0.05 }, delay: { type: 'fixed', ms: 5 } }
] as const
/** The rules whose answers are not a page. */
const breaking: readonly string[] = rules.flatMap(({ name, ...rule }) => 'respond' in rule || 'wire' in rule ? [name] : [])

/** Runs for `seconds`, or until the server ends. */
export async function soak (seconds: number): Promise<SoakReport> {
  const { child, origin } = await spawnServer(['--now', String(startOfClock), '--seed', String(seed), '--log-level', 'silent'], 'inherit')
  const universeOf = createUniverses({ seed, rate: 1, resolution: '1ms', protocol: 'name' })
  const wrong: string[] = []
  const memory: number[] = []
  const lag: number[] = []
  const end = performance.now() + seconds * 1_000
  let requests = 0
  let faulted = 0
  let now = startOfClock

  const admin = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${origin}/__admin/${path}`, { method, ...body !== undefined && { body: JSON.stringify(body) } })
    if (!answer.ok) wrong.push(`${method} ${path}: ${answer.status}`)
    return answer.text()
  }

  const expectedPage = ({ project, firewall, question }: SoakRequest) =>
    pageOf(universeOf(project, firewall), { ...question, horizon: now, oldest: 0 })

  const check = async (request: SoakRequest, withFaults: boolean) => {
    requests++
    const url = urlOf(request)
    try {
      const answer = await fetch(origin + url, { headers: { 'x-auth-token': 'any' } })
      const fault = withFaults ? answer.headers.get('x-cfw-mock-fault') : null
      if (fault !== null) faulted++
      const body = await answer.text()
      if (fault !== null && breaking.includes(fault) && answer.status !== 200) return
      if (body !== bodyOf(expectedPage(request))) wrong.push(`${url}: ${answer.status} ${body.slice(0, 200)}`)
    } catch (error) {
      if (withFaults) faulted++
      else wrong.push(`${url}: ${error}`)
    }
  }

  const walk = async (n: number, withFaults: boolean) => {
    let request = requestAt(n, now)
    for (let page = 0; page < pagesPerWalk; page++) {
      await check(request, withFaults)
      const last = recordsOf(expectedPage(request)).at(-1)
      if (last === undefined) return
      request = { ...request, question: { ...request.question, offset: 0, logId: last.log_id, nextDate: last.start_time } }
    }
  }

  try {
    for (let round = 0, n = 0; performance.now() < end && child.exitCode === null; round++) {
      const withFaults = round % 3 === 1
      if (round % 5 === 4) {
        await admin('POST', 'reset')
        now = startOfClock
      } else {
        now += (round % 7) * 3_599_999
        await admin('PUT', 'clock', { action: 'freeze', instant: now })
      }
      await admin('PUT', 'faults', withFaults ? rules : [])
      const last = n + walksPerRound
      await Promise.all(Array.from({ length: callers }, async () => {
        while (n < last && performance.now() < end) await walk(n++, withFaults)
      }))
      const metrics = await admin('GET', 'metrics')
      memory.push(metricIn(metrics, 'process_resident_memory_bytes'))
      lag.push(metricIn(metrics, 'nodejs_eventloop_lag_p99_seconds') * 1_000)
    }
    if (child.exitCode !== null) wrong.push('the server has ended')
    return { seconds, requests, faulted, wrong, memory, lag }
  } finally {
    child.kill()
  }
}

function bodyOf (page: Page): string {
  return JSON.stringify({ data: { limit: page.limit, records: recordsOf(page), total: page.total } })
}
