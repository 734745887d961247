import t from 'tap'
import { isComplete, walksIn } from '../../src/console/walks.ts'
import { mockFor, now } from '../helpers/mock.ts'

const MINUTE = 60_000
const [a, b] = [{ start_time: now - MINUTE, end_time: now }, { start_time: now - 2 * MINUTE, end_time: now }]

t.test('a walk holds the pages of one query; that which was asked last comes first', async t => {
  const { app, ask } = await mockFor(t)
  const walks = () => walksIn(app.state.journal.list()).map(walk => [walk.query['start_time'], walk.requests.map(({ page }) => page), isComplete(walk)])
  const { data: { records, total } } = (await ask({ ...a, limit: 10 })).json()
  await ask({ ...b, limit: 10 })
  t.strictSame(walks(), [[b.start_time, [1], false], [a.start_time, [1], false]])
  await ask({ ...a, limit: 10, log_id: records.at(-1).log_id })
  t.strictSame(walks(), [[a.start_time, [1, 2], false], [b.start_time, [1], false]], 'it goes on')
  await ask({ ...a, limit: total + 1 })
  t.strictSame(walks()[0], [a.start_time, [1], true], 'begun anew, it is another')
  await ask({ ...a, limit: total + 1, app: 'SSH' })
  await app.inject('/__admin/health')
  t.equal(walks().length, 4, 'another filter is another walk')
})

t.test('an answer that failed, or did not arrive whole, ends no walk', async t => {
  const { app, ask, admin } = await mockFor(t)
  await admin('PUT', 'faults', [{ respond: { status: 503 } }])
  await ask({ ...a, limit: 1_024 })
  t.strictSame(walksIn(app.state.journal.list()).map(isComplete), [false])
  t.strictSame(walksIn([]), [])
})
