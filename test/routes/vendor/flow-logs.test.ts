import { readFile } from 'node:fs/promises'
import t from 'tap'
import { readRecords } from '../../../src/records/read-records.ts'
import { mockFor, urlOf } from '../../helpers/mock.ts'

const fixture = new URL('../../../fixtures/page-example.json', import.meta.url)

t.test('the documented example, answered by its own record', async t => {
  const { ask } = await mockFor(t, { rate: 0 }, await readRecords(fixture.pathname))
  const response = await ask()
  const records = JSON.parse(await readFile(fixture, 'utf8'))
  t.equal(response.statusCode, 200)
  t.equal(response.headers['content-type'], 'application/json')
  t.equal(response.headers['content-length'], String(response.rawPayload.length))
  t.strictSame(response.json(), { data: { limit: 10, records, total: 1 } })
})

t.test('over a real socket', async t => {
  const { app, ask } = await mockFor(t)
  const origin = await app.listen({ port: 0 })
  const response = await fetch(origin + urlOf(), { headers: { 'x-auth-token': 'any' } })
  t.equal(response.status, 200)
  t.equal(response.headers.get('content-type'), 'application/json')
  t.equal(await response.text(), (await ask()).body, 'the same bytes as without one')
})

t.test('with --firewalls, only those are there', async t => {
  const { ask } = await mockFor(t, { firewalls: ['a', 'b'] })
  for (const [id, status] of [['a', 200], ['b', 200], ['c', 400], ['A', 400]] as const) t.equal((await ask({ fw_instance_id: id })).statusCode, status, id)
})

t.test('total counts all matches, or with --total page the records of the page', async t => {
  for (const total of ['matched', 'page']) {
    const { data } = (await (await mockFor(t, { total })).ask({ limit: 10 })).json()
    t.equal(data.records.length, 10)
    t.ok(total === 'page' ? data.total === 10 : data.total > 1_000, `${total}: ${data.total}`)
  }
})

t.test('a window of one moment is a window', async t => {
  const { ask } = await mockFor(t)
  t.equal((await ask({ start_time: 5, end_time: 5 })).statusCode, 200)
})

t.test('total counts all matches, those up to what 32 bits hold, or those of the page', async t => {
  const whole = { start_time: 0, end_time: 1_769_860_800_000 }
  for (const [setting, total] of [['matched', /"total":\d{13}\}/], ['int32', /"total":2147483647\}/], ['page', /"total":10\}/]] as const) {
    t.match((await (await mockFor(t, { rate: 1_000, total: setting })).ask(whole)).body, total, setting)
  }
  const { ask } = await mockFor(t, { total: 'int32' })
  t.equal((await ask()).body, (await (await mockFor(t)).ask()).body, 'a small total is as it is')
})
