// Rounds of traffic. In a round the clock stands still, so that the truth is known; between rounds it jumps, rules change, or all is reset.
import { pageOf, recordsOf } from '../../src/search/page.ts'
import { createUniverses } from '../../src/universe/universes.ts'
import type { Server } from './server.ts'
import { requestAt, startOfClock, urlOf, type SoakRequest } from './traffic.ts'

export interface Report {
  readonly seconds: number
  readonly requests: number
  readonly faulted: number
  /** Answers that were not the truth: what was asked, and how it went. */
  readonly wrong: readonly string[]
  /** Resident memory, in bytes, after each round. */
  readonly memory: readonly number[]
  /** Event-loop lag in each round, 99th percentile, in ms. */
  readonly lag: readonly number[]
}

const callers = 16
const perRound = 400
const depth = 3 // pages of a walk
const rules = [
  { name: 'throttled', match: { probability: 0.1 }, respond: { status: 429, retry_after: 1 } },
  { name: 'down', match: { probability: 0.05 }, respond: { status: 503 } },
  { name: 'cut', match: { probability: 0.02 }, wire: 'truncate' },
  { name: 'reset', match: { probability: 0.02 }, wire: 'reset' },
  { name: 'slow', match: { probability: 0.05 }, delay: { type: 'fixed', ms: 5 } }
] as const
const broken: readonly string[] = rules.flatMap(({ name, ...rule }) => 'respond' in rule || 'wire' in rule ? [name] : [])

/** `length` in ms. */
export async function soak ({ origin, alive }: Server, length: number): Promise<Report> {
  const universeOf = createUniverses({ seed: 7, rate: 1, resolution: '1ms', protocol: 'name' })
  const wrong: string[] = []
  const memory: number[] = []
  const lag: number[] = []
  const end = performance.now() + length
  let requests = 0
  let faulted = 0
  let now = startOfClock

  const admin = async (method: string, path: string, body?: unknown) => {
    const answer = await fetch(`${origin}/__admin/${path}`, { method, ...body !== undefined && { body: JSON.stringify(body) } })
    if (!answer.ok) wrong.push(`${method} ${path}: ${answer.status}`)
    return answer.text()
  }

  const truthOf = ({ project, firewall, question }: SoakRequest) => {
    const page = pageOf(universeOf(project, firewall), { ...question, horizon: now, oldest: 0 })
    return JSON.stringify({ data: { limit: page.limit, records: recordsOf(page), total: page.total } })
  }

  const check = async (ask: SoakRequest, rough: boolean) => {
    requests++
    const url = urlOf(ask)
    try {
      const answer = await fetch(origin + url, { headers: { 'x-auth-token': 'any' } })
      const fault = answer.headers.get('x-cfw-mock-fault')
      if (fault !== null && rough) faulted++
      const body = await answer.text()
      if (fault !== null && rough && broken.includes(fault) && answer.status !== 200) return
      if (body !== truthOf(ask)) wrong.push(`${url}: ${answer.status} ${body.slice(0, 200)}`)
    } catch (error) {
      if (rough) faulted++
      else wrong.push(`${url}: ${error}`)
    }
  }

  const walk = async (n: number, rough: boolean) => {
    let ask = requestAt(n, now)
    for (let page = 0; page < depth; page++) {
      await check(ask, rough)
      const last = recordsOf(pageOf(universeOf(ask.project, ask.firewall), { ...ask.question, horizon: now, oldest: 0 })).at(-1)
      if (last === undefined) return
      ask = { ...ask, question: { ...ask.question, offset: 0, logId: last.log_id, nextDate: last.start_time } }
    }
  }

  for (let round = 0, n = 0; performance.now() < end && alive(); round++) {
    const rough = round % 3 === 1
    if (round % 5 === 4) {
      await admin('POST', 'reset')
      now = startOfClock
    } else {
      now += (round % 7) * 3_599_999
      await admin('PUT', 'clock', { action: 'freeze', instant: now })
    }
    await admin('PUT', 'faults', rough ? rules : [])
    const last = n + perRound
    await Promise.all(Array.from({ length: callers }, async () => {
      while (n < last && performance.now() < end) await walk(n++, rough)
    }))
    const metrics = await admin('GET', 'metrics')
    memory.push(valueOf(metrics, 'process_resident_memory_bytes'))
    lag.push(valueOf(metrics, 'nodejs_eventloop_lag_p99_seconds') * 1_000)
  }
  if (!alive()) wrong.push('the server has ended')
  return { seconds: length / 1_000, requests, faulted, wrong, memory, lag }
}

function valueOf (metrics: string, name: string): number {
  return Number(new RegExp(`^${name} (\\S+)$`, 'm').exec(metrics)?.[1])
}
