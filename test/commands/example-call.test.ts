import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import t from 'tap'
import { exampleCall } from '../../src/commands/example-call.ts'
import { listen } from '../../src/commands/listen.ts'
import { configFrom, sourceOf } from '../../src/config/config.ts'
import { mockFor } from '../helpers/mock.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR

/** The window (ms) of the call that is shown at `now`. */
function windowAt (now: number, settings: Readonly<Record<string, unknown>> = {}, planted = false) {
  const call = exampleCall(configFrom([sourceOf(settings)]), { url: 'http://mock', now, own: [], planted })
  const [, from, to] = /start_time=(\d+)&end_time=(\d+)/.exec(call ?? '') ?? []
  return [Number(from), Number(to)]
}

t.test('its window has records: the documented one, or the last hour, or the last day where attacks are planted; none begins before 1970', async t => {
  const late = Date.UTC(2026, 0)
  t.strictSame(windowAt(late), [1_663_555_012_000, 1_664_159_798_000])
  t.strictSame(windowAt(late, { retention: '1d' }), [late - HOUR, late])
  t.strictSame(windowAt(late, { retention: '1d', lag: '1h' }), [late - 2 * HOUR, late])
  t.strictSame(windowAt(late, {}, true), [late - DAY, late])
  for (const now of [0, HOUR / 2, HOUR]) {
    t.strictSame(windowAt(now), [0, now])
    t.strictSame(windowAt(now, {}, true), [0, now])
  }
})

for (const [name, settings] of [
  ['a listed token', { auth: 'strict', token: "it's,other" }],
  ['signing in', { auth: 'strict', user: 'demo:s\'e"cret $HOME' }],
  ['firewalls that exist', { firewalls: 'a b&c,d' }],
  ['a lag', { lag: '2h', retention: '3h' }],
  ['the first hour of all', { now: '1970-01-01T00:30:00Z' }],
  ['IPv6', { host: '::1' }]
] as const) {
  t.test(`works as pasted: ${name}`, async t => {
    const { app } = await mockFor(t, settings)
    const config = configFrom([sourceOf(settings)])
    const url = await listen(app, { ...config, port: 0 })
    const call = exampleCall(config, { url, now: app.state.clock.now(), own: [] }) ?? ''
    const { stdout, stderr } = await promisify(execFile)('sh', ['-c', call])
    if (!t.match(stdout, /^\{"data":\{"limit":10,"records":\[\{"log_id"/)) t.comment(call, stdout, stderr)
  })
}
