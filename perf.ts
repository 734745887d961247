import { createUniverses } from './src/universe/universes.ts'
import { pageOf } from './src/search/page.ts'
import { questionOf } from './src/search/question.ts'
import { verdictOf } from './src/verdict/verdict.ts'
import type { Attempt } from './src/verdict/attempt.ts'
const settings = { order: 'newest' as const, lag: 0, retention: undefined }
for (const [pages, limit, live] of [[1000, 1000, 0], [10000, 100, 0], [1000, 1000, 10]]) {
  const universe = createUniverses({ seed: 1, rate: 100, resolution: '1ms', protocol: 'name' })('p', 'f')
  let now = 1_700_000_000_000
  const attempts: Attempt[] = []
  let extra = {}
  const to = live ? now : 1_664_155_493_000
  for (let p = 0; p < pages!; p++) {
    const query = { fw_instance_id: 'f', start_time: 0, end_time: to, limit: limit!, ...extra }
    const page = pageOf(universe, questionOf(query as never, settings, now))
    attempts.push({ id: String(p), query: query as never, status: 200, whole: true, horizon: now, records: page.count })
    extra = { log_id: universe.logIdOf(page.last) }
    now += live!
  }
  globalThis.gc?.()
  const m0 = process.memoryUsage(); const t0 = performance.now()
  let worst = 0, last = t0, n = 0
  const v = await verdictOf({ attempts, dropped: 0 }, { from: 1_000_000_000_000 }, { universe, settings, horizon: now, breathe: async () => { const t = performance.now(); worst = Math.max(worst, t - last); last = t; n++ } })
  const m1 = process.memoryUsage()
  console.log(pages, limit, live, (performance.now() - t0).toFixed(), 'ms', { rss: (m1.rss - m0.rss) / 1e6, heap: (m1.heapUsed - m0.heapUsed) / 1e6, ab: (m1.arrayBuffers - m0.arrayBuffers) / 1e6 }, 'worst', worst.toFixed(), v.expected, v.delivered, v.lost, v.causes.map(c => [c.cause, c.count, c.explanation]), v.latency)
}
