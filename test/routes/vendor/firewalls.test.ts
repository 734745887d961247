import t from 'tap'
import type { Firewall } from '../../../src/contract/firewall.ts'
import { mockFor, project } from '../../helpers/mock.ts'

const headers = { 'x-auth-token': 'any' }
const exist = (change: Readonly<Record<string, string>> = {}, of = project) => `/v1/${of}/firewall/exist?${new URLSearchParams({ service_type: '0', offset: '0', limit: '10', ...change })}`
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/
const idsOf = ({ records }: { records: readonly Firewall[] }) => records.map(({ fw_instance_id: id }) => id)

t.test('two firewalls a project, by seed', async t => {
  const [{ app }, again, other] = [await mockFor(t), await mockFor(t), await mockFor(t, { seed: 2 })]
  const { data } = (await app.inject({ url: exist(), headers })).json()
  t.match(data, {
    limit: 10,
    offset: 0,
    total: 2,
    records: [
      { fw_instance_id: uuid, status: 2, support_ipv6: false, protect_objects: [{ object_id: uuid, type: 0 }, { object_id: uuid, type: 1 }] },
      { fw_instance_id: uuid, status: 2, support_ipv6: true }
    ]
  })
  t.strictSame((await again.app.inject({ url: exist(), headers })).json().data, data)
  const strangers = [(await other.app.inject({ url: exist(), headers })).json().data, (await app.inject({ url: exist({}, 'another'), headers })).json().data]
  t.equal(new Set([data, ...strangers].flatMap(idsOf)).size, 6)
})

t.test('they are there to be asked', async t => {
  const { app, ask } = await mockFor(t)
  for (const id of idsOf((await app.inject({ url: exist(), headers })).json().data)) t.equal((await ask({ fw_instance_id: id })).statusCode, 200)
})

t.test('or those of --firewalls', async t => {
  const { app } = await mockFor(t, { firewalls: ['a', 'b', 'c'] })
  t.strictSame(idsOf((await app.inject({ url: exist(), headers })).json().data), ['a', 'b', 'c'])
  t.equal((await app.inject({ url: exist({}, 'another'), headers })).json().data.total, 3)
})

t.test('filters and pages', async t => {
  const { app } = await mockFor(t)
  const { records: [first, second] } = (await app.inject({ url: exist(), headers })).json().data
  const rows = [
    [{ fw_instance_id: second.fw_instance_id }, [second]],
    [{ fw_instance_id: 'nowhere' }, []],
    [{ fw_instance_id: '' }, [first, second]],
    [{ name: first.fw_instance_name }, [first]],
    [{ name: second.name }, [second]],
    [{ enterprise_project_id: '0' }, [first]],
    [{ enterprise_project_id: second.enterprise_project_id }, [second]],
    [{ enterprise_project_id: 'all_granted_eps' }, [first, second]],
    [{ service_type: '1' }, []],
    [{ limit: '1' }, [first], 2],
    [{ offset: '1' }, [second], 2],
    [{ offset: '2' }, [], 2]
  ] as const
  for (const [change, records, total = records.length] of rows) {
    t.match((await app.inject({ url: exist(change), headers })).json().data, { records, total }, JSON.stringify(change))
  }
})

t.test('what must be said', async t => {
  const { app } = await mockFor(t)
  const rows = [
    [{ service_type: '' }, 'CFW.00200001'], [{ offset: '' }, 'CFW.00200001'], [{ limit: '' }, 'CFW.00200001'],
    [{ service_type: '2' }, 'CFW.00200003'], [{ offset: '-1' }, 'CFW.00200003'], [{ limit: '0' }, 'CFW.00200003'], [{ limit: '1025' }, 'CFW.00200003']
  ] as const
  for (const [change, code] of rows) t.match((await app.inject({ url: exist(change), headers })).json(), { error_code: code }, JSON.stringify(change))
})

t.test('the list, by POST', async t => {
  const { app } = await mockFor(t)
  const list = (payload: object | string, query = '') => app.inject({ method: 'POST', url: `/v1/${project}/firewalls/list${query}`, headers: { ...headers, 'content-type': 'application/json' }, payload })
  const { data } = (await app.inject({ url: exist(), headers })).json()
  const [first, second] = idsOf(data)
  const rows = [
    [{ limit: 10, offset: 0 }, '', [first, second]],
    [{ limit: 10, offset: 0 }, '?enterprise_project_id=0', [first]],
    [{ limit: 10, offset: 0, enterprise_project_id: '0' }, '', [first]],
    [{ limit: 10, offset: 0, key_word: 'ipv6' }, '', [second]],
    [{ limit: 10, offset: 0, key_word: first }, '', [first]],
    [{ limit: 10, offset: 0, key_word: '' }, '', [first, second]],
    [{ limit: 1, offset: 1, tags: [] }, '', [second]]
  ] as const
  for (const [body, query, ids] of rows) {
    const found = (await list(body, query)).json().data
    t.match(found, { limit: body.limit, offset: body.offset, project_id: project })
    t.strictSame(idsOf(found), ids, JSON.stringify(body))
  }
  const refusals = [
    [{ offset: 0 }, 'CFW.00200001'], [{ limit: 10 }, 'CFW.00200001'], [{ limit: 0, offset: 0 }, 'CFW.00200003'], [{ limit: '10', offset: 0 }, 'CFW.00200003'], ['{', 'CFW.00200003'], ['[]', 'CFW.00200003']
  ] as const
  for (const [body, code] of refusals) {
    const answer = await list(body)
    t.equal(answer.statusCode, 400)
    t.match(answer.json(), { error_code: code }, JSON.stringify(body))
  }
})
