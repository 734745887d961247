import t from 'tap'
import type { Firewall } from '../../../src/contract/firewall.ts'
import { mockFor, project } from '../../helpers/mock.ts'

const headers = { 'x-auth-token': 'any' }
const exist = (change: Readonly<Record<string, string>> = {}, of = project) => `/v1/${of}/firewall/exist?${new URLSearchParams({ service_type: '0', offset: '0', limit: '10', ...change })}`
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/
const idsOf = ({ records }: { records: readonly Firewall[] }) => records.map(({ fw_instance_id: id }) => id)

const list = (of = project) => ({ method: 'POST', url: `/v1/${of}/firewalls/list`, headers, payload: { limit: 10, offset: 0 } }) as const

t.test('the first firewall of a project, by seed', async t => {
  const [{ app }, again, other] = [await mockFor(t), await mockFor(t), await mockFor(t, { seed: 2 })]
  const { data } = (await app.inject({ url: exist(), headers })).json()
  t.match(data, {
    limit: 10,
    offset: 0,
    total: 1,
    records: [{ fw_instance_id: uuid, status: 2, support_ipv6: false, protect_objects: [{ object_id: uuid, type: 0 }, { object_id: uuid, type: 1 }] }]
  })
  t.strictSame((await again.app.inject({ url: exist(), headers })).json().data, data)
  t.equal(idsOf((await app.inject(list())).json().data)[0], idsOf(data)[0], 'the first of the list')
  const lists = await Promise.all([app.inject(list()), other.app.inject(list()), app.inject(list('another'))])
  t.equal(new Set(lists.flatMap(answer => idsOf(answer.json().data))).size, 6)
})

t.test('as the vendor defines one', async t => {
  const { app } = await mockFor(t)
  for (const id of idsOf((await app.inject(list())).json().data)) {
    const { records: [firewall] } = (await app.inject({ url: exist({ fw_instance_id: id }), headers })).json().data
    const { flavor, feature_toggle: features, resources } = firewall
    for (const count of [flavor.vpc_count, flavor.eip_count, flavor.bandwidth]) t.ok(count >= 1)
    t.ok(Object.values(features).every(value => typeof value === 'boolean') && 'is_support_ips' in features)
    t.match(resources, [{ cloud_service_type: 'hws.service.type.cfw', resource_id: id, resource_spec_code: /^cfw\.(professional|standard)$/, resource_type: 'hws.resource.type.cfw' }])
  }
})

t.test('they are there to be asked', async t => {
  const { app, ask } = await mockFor(t)
  for (const id of idsOf((await app.inject(list())).json().data)) t.equal((await ask({ fw_instance_id: id })).statusCode, 200)
})

t.test('or those of --firewalls', async t => {
  const { app } = await mockFor(t, { firewalls: ['a', 'b', 'c'] })
  t.strictSame(idsOf((await app.inject({ url: exist(), headers })).json().data), ['a'])
  t.strictSame(idsOf((await app.inject({ url: exist({ fw_instance_id: 'c' }), headers })).json().data), ['c'])
  t.equal((await app.inject(list('another'))).json().data.total, 3)
})

t.test('filters and pages', async t => {
  const { app } = await mockFor(t)
  const [one, two] = idsOf((await app.inject(list())).json().data)
  const find = async (id: string) => (await app.inject({ url: exist({ fw_instance_id: id }), headers })).json().data.records[0]
  const [first, second] = [await find(String(one)), await find(String(two))]
  const rows = [
    [{ fw_instance_id: second.fw_instance_id }, [second]],
    [{ fw_instance_id: 'nowhere' }, []],
    [{ fw_instance_id: '' }, [first]],
    [{ name: first.fw_instance_name }, [first]],
    [{ name: second.name }, []],
    [{ fw_instance_id: second.fw_instance_id, name: second.name }, [second]],
    [{ enterprise_project_id: '0' }, [first]],
    [{ fw_instance_id: second.fw_instance_id, enterprise_project_id: second.enterprise_project_id }, [second]],
    [{ enterprise_project_id: 'all_granted_eps' }, [first]],
    [{ service_type: '1' }, []],
    [{ limit: '1' }, [first]],
    [{ offset: '1' }, [], 1]
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
  const [first, second] = idsOf((await list({ limit: 10, offset: 0 })).json().data)
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
