import t from 'tap'
import { configFrom } from '../../src/config/config.ts'
import { createUniverses } from '../../src/universe/universes.ts'
import { createCourt } from '../../src/verdict/court.ts'
import { now } from '../helpers/mock.ts'

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
