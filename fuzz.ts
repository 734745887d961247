import { createUniverses } from './src/universe/universes.ts'
import { pageOf, recordsOf } from './src/search/page.ts'
import { questionOf } from './src/search/question.ts'
import { verdictOf } from './src/verdict/verdict.ts'
import type { Attempt } from './src/verdict/attempt.ts'
import type { FlowLogQuery } from './src/contract/flow-log-query.ts'
let seed = Number(process.argv[2] ?? 1)
const rnd = () => { seed = (seed * 1103515245 + 12345) % 2147483648; return seed / 2147483648 }
const pick = <T>(xs: readonly T[]): T => xs[Math.floor(rnd() * xs.length)]!
let bad = 0
const causesSeen = new Map<string, number>()
for (let run = 0; run < Number(process.argv[3] ?? 100); run++) {
  const rate = pick([0.2, 1, 20, 300])
  const settings = { order: pick(['newest', 'oldest'] as const), lag: pick([0, 0, 5_000]), retention: pick([undefined, undefined, 3_600_000]) }
  const universe = createUniverses({ seed: 1 + Math.floor(rnd() * 5), rate, resolution: pick(['1ms', '1s'] as const), protocol: 'name' })('p', 'f')
  let now = 1_663_555_012_345 + Math.floor(rnd() * 1e9)
  const attempts: Attempt[] = []
  const sent = new Map<string, { end: number, start: number }>()
  let id = 0
  const ask = (query: FlowLogQuery, fail: boolean) => {
    const horizon = now - settings.lag
    const page = pageOf(universe, questionOf(query, settings, now))
    const records = recordsOf(page)
    const status = fail ? pick([500, 429, 200]) : 200
    const whole = !(fail && status === 200)
    attempts.push({ id: String(++id), query, status, whole, horizon, records: page.count })
    if (!fail) for (const r of records) sent.set(r.log_id, { start: r.start_time, end: r.end_time })
    return { records, total: page.total, fail }
  }
  const dst = pick([undefined, undefined, 443])
  const span = pick([60_000, 600_000, 3_600_000])
  const steps = 1 + Math.floor(rnd() * 12)
  for (let s = 0; s < steps; s++) {
    const to = pick([now, now - Math.floor(rnd() * span), Math.floor(now / 1000) * 1000])
    const from = to - Math.floor(rnd() * span)
    const limit = pick([1, 7, 100, 1024])
    const base = { fw_instance_id: 'f', start_time: from, end_time: to, limit, ...dst !== undefined && { dst_port: dst } } as FlowLogQuery
    const mode = pick(['cursor', 'cursor', 'offset', 'date', 'first'])
    let extra: Partial<FlowLogQuery> = {}
    for (let p = 0; p < (mode === 'first' ? 1 : pick([1, 3, 400])); p++) {
      const { records, fail } = ask({ ...base, ...extra } as FlowLogQuery, rnd() < 0.05)
      if (rnd() < 0.1) now += Math.floor(rnd() * 20_000)
      if (fail) { if (rnd() < 0.5) continue; else break }
      if (records.length < limit) break
      const last = records.at(-1)!
      extra = mode === 'offset' ? { offset: (extra.offset ?? 0) + records.length } : mode === 'date' ? { next_date: last.start_time } : { log_id: last.log_id, next_date: last.start_time }
    }
    now += Math.floor(rnd() * span)
  }
  const verdict = await verdictOf({ attempts, dropped: 0 }, {}, { universe, settings, horizon: now - settings.lag, breathe: async () => {} })
  // brute
  const cut = verdict.cut
  const begin = Math.min(...attempts.map(a => a.horizon)) + settings.lag - (settings.retention ?? Infinity)
  const all: { id: string, end: number }[] = []
  let logId: string | undefined
  for (;;) {
    const page = pageOf(universe, { from: Math.max(verdict.scope.start_time, begin), to: verdict.scope.end_time, filter: dst === undefined ? {} : { dst_port: dst }, order: 'oldest', limit: 1024, offset: 0, horizon: now - settings.lag, oldest: 0, logId, nextDate: undefined })
    const rs = recordsOf(page)
    for (const r of rs) all.push({ id: r.log_id, end: r.end_time })
    if (rs.length < 1024) break
    logId = rs.at(-1)!.log_id
  }
  const E = all.filter(r => r.end <= cut)
  const delivered = E.filter(r => sent.has(r.id)).length
  const pending = all.filter(r => r.end > cut && !sent.has(r.id)).length
  const sum = verdict.causes.reduce((n, c) => n + c.count, 0)
  const ok = verdict.expected === E.length && verdict.delivered === delivered && verdict.pending === pending && sum === verdict.lost
  for (const c of verdict.causes) causesSeen.set(c.cause, (causesSeen.get(c.cause) ?? 0) + c.count)
  const unexplained = verdict.causes.find(c => c.cause === 'unexplained')
  if (!ok || unexplained) {
    bad++
    console.log(run, { rate, ...settings }, { expected: [verdict.expected, E.length], delivered: [verdict.delivered, delivered], pending: [verdict.pending, pending], lost: verdict.lost, sum, unexplained: unexplained?.count, n: attempts.length })
  }
}
console.log('bad', bad, causesSeen)
