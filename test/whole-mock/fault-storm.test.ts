// Thousands of requests under all faults at once leave nothing behind.
import { Agent, get } from 'node:http'
import t from 'tap'
import { wires } from '../../src/faults/fault-rule.ts'
import { heapAfterCollection } from '../helpers/heap.ts'
import { immediateTimer, mockFor, urlOf } from '../helpers/mock.ts'
import { openConnections } from '../helpers/raw-http.ts'
import { runs } from '../laws/runs.ts'

const callers = 32
const { numRuns: requests } = runs(10_000)

t.test('thousands of requests under all faults at once', async t => {
  const { timer } = immediateTimer()
  const { app, ask, admin } = await mockFor(t, { journal: 1_000 }, [], { timer })
  const clean = (await ask()).body
  const origin = await app.listen({ port: 0 })
  const rejections: unknown[] = []
  const addRejection = (reason: unknown) => { rejections.push(reason) }
  process.on('unhandledRejection', addRejection)
  t.teardown(() => process.off('unhandledRejection', addRejection))

  await admin('PUT', 'faults', [
    ...wires.map(wire => ({ name: wire, match: { probability: wire === 'hang' ? 0.03 : 0.08 }, delay: { type: 'uniform', lower: 0, upper: 50 }, wire })),
    { match: { probability: 0.1 }, delay: { type: 'lognormal', median: 80, sigma: 1 }, respond: { status: 503, retry_after: 1 } },
    { kind: 'expire-cursor', after: 2, match: { probability: 0.3 } },
    { kind: 'quota', limit: requests / 2, window: '1h' },
    { kind: 'skew', share: 0.5, match: { probability: 0.3 } },
    { kind: 'duplicate', share: 0.5 }
  ])

  const agent = new Agent({ keepAlive: true, maxSockets: callers })
  const outcomes = new Map<string, number>()
  const request = async (n: number) => {
    const outcome = await outcomeOf(origin + urlOf({ start_time: 1_664_000_000_000 + n % 500, limit: 5 }), agent)
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  let next = 0
  const upTo = async (end: number) => {
    const caller = async () => { while (next < end) await request(next++) }
    await Promise.all(Array.from({ length: callers }, caller))
    return heapAfterCollection()
  }
  const before = await upTo(requests / 3) // journal and caches are full
  const grown = await upTo(requests) - before
  agent.destroy()

  for (const outcome of ['200', '429', '503', 'ECONNRESET', 'timeout']) t.ok((outcomes.get(outcome) ?? 0) > requests / 200, `${outcome}: ${outcomes.get(outcome)}`)
  t.strictSame(rejections, [], 'no unhandled rejection')
  t.ok(grown < 5_000_000, `memory levels off: ${(grown / 1e6).toFixed(1)} MB more`)

  await admin('POST', 'reset')
  t.equal((await ask()).body, clean, 'clean again')
  t.match((await admin('GET', 'metrics')).body, '\ncfw_mock_pending 0\n')
  while (await openConnections(app) > 0) await new Promise(resolve => { setImmediate(resolve) })
  t.pass('no socket is open')
})

/** The status of a request, or how it failed. It gives up after 150 ms. */
async function outcomeOf (url: string, agent: Agent): Promise<string> {
  return new Promise(resolve => {
    const call = get(url, { agent, headers: { 'x-auth-token': 'any' } }, response => {
      response.on('end', () => resolve(String(response.statusCode))).on('error', error => resolve(`cut: ${error.message}`)).resume()
    })
    const timeout = setTimeout(() => {
      resolve('timeout')
      call.destroy()
    }, 150)
    call.on('close', () => clearTimeout(timeout)).on('error', error => resolve('code' in error ? String(error.code) : error.message))
  })
}
