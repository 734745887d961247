import t from 'tap'
import { mockFor, now, project } from '../../helpers/mock.ts'

t.test('all as at the start, at once', async t => {
  const { ask, admin } = await mockFor(t, {}, [], { faults: [{ name: 'first', times: 1, respond: { status: 503 } }] })
  t.equal((await ask()).statusCode, 503)
  t.equal((await ask()).statusCode, 200)
  await admin('PUT', 'clock', { action: 'freeze', instant: '1970-01-01' })
  await admin('PUT', 'faults', [{ respond: { status: 500 } }])
  t.equal((await admin('POST', 'reset')).statusCode, 204)
  t.match((await admin('GET', 'clock')).json(), { ms: now, frozen: false })
  t.match((await admin('GET', 'faults')).json(), [{ name: 'first' }])
  t.strictSame((await admin('GET', 'requests')).json(), { requests: [] })
  t.equal((await ask()).statusCode, 503, 'counts are at nought, too')
})

t.test('of one project, and no other', async t => {
  const { app, ask, admin } = await mockFor(t)
  await admin('PUT', 'faults', [{ wire: 'empty', match: { project_id: 'other' } }, { name: 'mine', respond: { status: 500 }, match: { project_id: project } }])
  await ask()
  await app.inject('/v1/other/cfw/logs/flow')
  await admin('PUT', 'clock', { action: 'freeze', instant: '1970-01-01' })
  await admin('POST', `reset?project_id=${project}`)
  t.match((await admin('GET', 'faults')).json(), [{ wire: 'empty' }])
  t.strictSame((await admin('GET', 'requests')).json().requests.map((entry: { project_id: string }) => entry.project_id), ['other'])
  t.match((await admin('GET', 'clock')).json(), { ms: 0, frozen: true }, 'the clock is everybody\'s')
})

t.test('lets go of what hangs', async t => {
  const { app, admin } = await mockFor(t)
  const origin = await app.listen({ port: 0 })
  await admin('PUT', 'faults', [{ wire: 'hang' }])
  const hanging = fetch(`${origin}/v1/${project}/cfw/logs/flow`, { headers: { 'x-auth-token': 'any' } })
  while (!(await admin('GET', 'metrics')).body.includes('cfw_mock_pending 1')) await new Promise(resolve => { setImmediate(resolve) })
  await admin('POST', 'reset')
  await t.rejects(hanging)
})
