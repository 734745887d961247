import t from 'tap'
import { configFrom } from '../../src/config/config.ts'
import { createUniverses } from '../../src/universe/universes.ts'
import { createCourt } from '../../src/verdict/court.ts'
import { feedOf } from '../../src/verdict/feed-of.ts'
import { storedFields } from '../../src/verdict/stored-fields.ts'
import { mockFor, now, urlOf } from '../helpers/mock.ts'

t.test('a world is prepared before it is made, and neither for a query that is refused', async t => {
  const config = configFrom([])
  const universes = createUniverses(config)
  const calls: string[] = []
  const universeOf = Object.assign((projectId: string, firewallId: string) => {
    calls.push('made')
    return universes(projectId, firewallId)
  }, { ...universes, prepare: async () => { calls.push('prepared') } })
  const journal = { * entries () {}, overwritten: () => ({ requests: 0, newest: -Infinity }) }
  const court = createCourt({ settings: config, journal, universeOf, faults: { list: () => [] }, clock: { now: () => now, history: () => 0 } })
  await t.rejects(court.truth({ project_id: 'p', fw_instance_id: 'f' }), { message: /^start_time must be given/ })
  t.match(await court.verdict({ project_id: 'p', fw_instance_id: 'f' }), { requests: 0 })
  t.strictSame(calls, [])
  await court.truth({ project_id: 'p', fw_instance_id: 'f', start_time: now - 1_000, end_time: now })
  t.strictSame(calls, ['prepared', 'made'])
})

t.test('a verdict and what it says of a store are of one history, whatever is asked meanwhile', async t => {
  const { app, ask } = await mockFor(t, { now })
  const config = configFrom([])
  const universes = createUniverses(config)
  const window = { start_time: now - 60_000, end_time: now }
  const { records } = (await ask({ ...window, limit: 1_000 })).json().data
  const universeOf = Object.assign((projectId: string, firewallId: string) => universes(projectId, firewallId), {
    ...universes,
    prepare: async () => { // the history has been read, and nothing been judged yet
      app.state.clock.advance(60_000)
      await app.inject({ url: urlOf(window).replace('/v1/', '/v1/another-'), headers: { 'x-auth-token': 'any' } })
    }
  })
  const court = createCourt({ settings: config, universeOf, ...app.state })
  const verdict = await court.verdict({}, { fields: storedFields(), feed: feedOf(records) })
  t.match(verdict, { complete: true, requests: 1, delivered: records.length, pending: 0, scope: window, cut: now, stored: { records: records.length, never_stored: 0, invented: 0, outside: 0 } })
})
