import { gzipSync } from 'node:zlib'
import { Type } from '@sinclair/typebox'
import t, { type Test } from 'tap'
import type { Config } from '../../src/config/config.ts'
import { FlowLogSchema, type FlowLog } from '../../src/contract/flow-log.ts'
import type { Stored } from '../../src/verdict/stored-schema.ts'
import type { Verdict } from '../../src/verdict/verdict-schema.ts'
import { mockFor, now, project } from '../helpers/mock.ts'

const hour = 3_600_000
const firewall = '2af58b7c-893c-4453-a984-bdd9b1bd6318'
const window = { start_time: now - 2 * hour, end_time: now - hour, limit: 1_024 }

/** A mock of which an hour was read, the records, and what is said of a store. */
async function setup (t: Test, settings: { readonly [Name in keyof Config]?: unknown } = {}, own: readonly FlowLog[] = []) {
  const { app, ask, admin } = await mockFor(t, settings, own)
  const records: FlowLog[] = []
  for (let cursor = {}, page: FlowLog[] = []; page.length === window.limit || records.length === 0; records.push(...page)) {
    page = (await ask({ ...window, ...cursor })).json().data.records
    cursor = { log_id: page.at(-1)?.log_id, next_date: page.at(-1)?.start_time }
  }
  const judge = async (payload: string | Buffer, query = ''): Promise<{ statusCode: number, verdict: Verdict, stored: Stored, error: string }> => {
    const { statusCode, body } = await app.inject({ method: 'POST', url: `/__admin/verdict${query}`, payload, headers: { 'content-type': 'application/x-ndjson' } })
    const verdict = JSON.parse(body)
    return { statusCode, verdict, stored: verdict.stored, error: verdict.error }
  }
  const truth = async (format = 'ndjson') => (await admin('GET', `records?start_time=${window.start_time}&end_time=${window.end_time}&format=${format}`)).body
  return { app, records, judge, truth }
}

const linesOf = (records: readonly unknown[]) => records.map(record => `${JSON.stringify(record)}\n`).join('')
const clean = { never_stored: 0, stored_twice: 0, invented: 0, outside: 0, altered: [], bad_lines: { count: 0 } }

t.test('a store with everything is complete: as lines, as CSV, gzipped, shuffled, reformatted, with more fields, with own records', async t => {
  const own = [{ log_id: 'own "1", é', start_time: window.start_time, end_time: now - hour, app: 'a,"b"\nc', bytes: 0.1, dst_host: '' }]
  const { records, judge, truth } = await setup(t, {}, own)
  const complete = { verdict: { complete: true, lost: 0 }, stored: { records: records.length, ...clean } }
  t.ok(records.length > 2_000)
  const fields = Type.KeyOf(FlowLogSchema).anyOf.map(({ const: field }) => field)
  const shuffled = records.toSorted((a, b) => a.log_id < b.log_id ? -1 : 1)
  for (const [name, store] of Object.entries({
    lines: await truth(),
    csv: await truth('csv'),
    'with a mark': `\uFEFF${await truth('csv')}`,
    shuffled: linesOf(shuffled),
    'fields in another order': linesOf(records.map(record => Object.fromEntries(Object.entries(record).toReversed()))),
    'more fields, null': linesOf(records.map(record => ({ '@timestamp': 'now', ...record, dst_host: record.dst_host ?? null }))),
    'spaces and Windows': records.map(record => `${JSON.stringify(record, null, 1).replaceAll('\n', ' ')}\r\n\r\n`).join(''),
    'all cells in quotes': [fields, ...records.map(record => fields.map(field => record[field] ?? ''))].map(cells => cells.map(cell => `"${String(cell).replaceAll('"', '""')}"`).join(',')).join('\n')
  })) {
    t.match(await judge(store), complete, name)
    t.match(await judge(gzipSync(store)), complete, `${name}, gzipped`)
  }
})

t.test('what was read and is not stored, what is stored twice, what nobody sent', async t => {
  const { records, judge } = await setup(t)
  const ids = records.map(record => record.log_id)
  const { verdict, stored } = await judge(linesOf([...records.slice(0, -100), ...records.slice(0, 7), { ...records[0], log_id: '12345678' }, { ...records[0], log_id: 'nobody' }]))
  t.match(verdict, { complete: false, lost: 0, delivered: records.length })
  t.match(stored, { records: records.length - 91, never_stored: 100, stored_twice: 7, invented: 2, altered: [], examples: { stored_twice: ids.slice(0, 5), invented: ['12345678', 'nobody'] } })
  t.strictSame(stored.examples.never_stored, ids.slice(-100).slice(0, 5))
})

t.test('how a value was altered', async t => {
  const { records, judge } = await setup(t, { rate: 2 })
  const altered = async (change: (record: FlowLog) => object) => (await judge(linesOf(records.map(record => ({ ...record, ...change(record) }))))).stored.altered
  const half = records.filter(({ bytes = 0 }) => bytes % 1 !== 0)
  const foreign = records.filter(record => /[^\0-\x7f]/.test(JSON.stringify(record.src_city_name ?? '')))
  t.ok(half.length > 10 && foreign.length > 3)
  const one = async (name: string, change: (record: FlowLog) => object, field: string, kind: string, count = records.length) =>
    t.match(await altered(change), [{ field, kind, count }], name)
  await one('bytes as an integer', ({ bytes = 0 }) => ({ bytes: Math.trunc(bytes) }), 'bytes', 'fraction-cut-off', half.length)
  await one('rounded', ({ bytes = 0 }) => ({ bytes: Math.round(bytes) }), 'bytes', 'fraction-cut-off', half.length)
  await one('to the second', ({ start_time: start }) => ({ start_time: start - start % 1_000 }), 'start_time', 'fraction-cut-off', records.filter(record => record.start_time % 1_000 !== 0).length)
  await one('in seconds', ({ end_time: end }) => ({ end_time: Math.floor(end / 1_000) }), 'end_time', 'unit-changed')
  await one('in microseconds', ({ end_time: end }) => ({ end_time: end * 1_000 }), 'end_time', 'unit-changed')
  await one('as floats of 32 bits', ({ start_time: start }) => ({ start_time: Math.fround(start) }), 'start_time', 'digits-lost', records.filter(({ start_time: start }) => Math.fround(start) !== start).length)
  await one('as text', ({ start_time: start }) => ({ start_time: new Date(start).toISOString() }), 'start_time', 'type-changed')
  await one('ports as text', ({ dst_port: port }) => ({ dst_port: String(port) }), 'dst_port', 'type-changed')
  await one('id as number', ({ log_id: id }) => ({ log_id: Number(id) }), 'log_id', 'type-changed')
  await one('UTF-8 as Latin-1', ({ src_city_name: city }) => ({ src_city_name: city && Buffer.from(city).toString('latin1') }), 'src_city_name', 'text-re-encoded', foreign.length)
  await one('as ASCII', ({ src_city_name: city }) => ({ src_city_name: city?.replaceAll(/[^\0-\x7f]/g, '?') }), 'src_city_name', 'text-re-encoded', foreign.length)
  await one('missing', () => ({ packets: undefined }), 'packets', 'missing')
  await one('another', ({ packets = 0 }) => ({ packets: 2 * packets + 7 }), 'packets', 'other')
  t.match((await judge(linesOf([{ ...half[0], bytes: 1 }]))).stored.altered, [{ examples: [{ log_id: half[0]?.log_id, expected: half[0]?.bytes, stored: 1 }] }])
})

t.test('ids that have lost digits as doubles are still known', async t => {
  const { app, ask } = await mockFor(t, { rate: 100_000 })
  const { data: { records } } = (await ask({ ...window, start_time: window.end_time })).json()
  t.ok(records.length > 20 && records.every((record: FlowLog) => Number(record.log_id) > Number.MAX_SAFE_INTEGER))
  const payload = linesOf(records.map((record: FlowLog) => ({ ...record, log_id: Number(record.log_id) })))
  const { stored } = (await app.inject({ method: 'POST', url: '/__admin/verdict', payload, headers: { 'content-type': 'text/plain' } })).json()
  t.match(stored, { invented: 0, never_stored: 0, altered: [{ field: 'log_id', kind: 'digits-lost', count: records.length }] })
})

t.test('renamed fields, and ids alone', async t => {
  const { records, judge } = await setup(t)
  const nested = linesOf(records.map(({ log_id: id, src_ip: ip, ...record }) => ({ ...record, event: { id }, 'source.ip': ip })))
  const everything = { verdict: { complete: true }, stored: { records: records.length, ...clean } }
  t.match(await judge(nested, '?field=log_id=event.id&field=src_ip=source.ip'), everything)
  t.match(await judge(nested, '?id_field=event.id'), everything)
  t.match(await judge(nested, '?id_field=event.id&field=src_ip=source'), { stored: { altered: [{ field: 'src_ip', kind: 'missing', count: records.length }] } })
  t.match(await judge(`id\n${records.map(record => record.log_id).join('\n')}`, '?id_field=id'), everything)
  t.match(await judge(`id,source.port\n${records.map(record => `${record.log_id},${record.src_port}`).join('\n')}`, '?id_field=id&field=src_port=source.port'), everything)
  t.match(await judge(nested, '?field=ip=source'), { statusCode: 400, error: /^field must be like src_ip=source\.ip/ })
})

t.test('a bad line is named and does not end the comparison, unless it is to', async t => {
  const { records, judge } = await setup(t)
  const lines = linesOf(records).split('\n')
  lines.splice(10, 0, '{"log_id":"1', '[]', '{"a":1}', `{"x":"${'x'.repeat(2_200_000)}"}`, '')
  const { verdict, stored } = await judge(lines.join('\n'))
  t.match(verdict, { complete: true })
  t.match(stored, { records: records.length, never_stored: 0, bad_lines: { count: 4, examples: [{ line: 11, reason: /JSON/ }, { line: 12, reason: 'no log_id' }, { line: 13, reason: 'no log_id' }, { line: 14, reason: /^longer than/ }] } })
  t.match(await judge(lines.join('\n'), '?strict'), { statusCode: 400, error: /^body cannot be read: line 11: / })
  t.match(await judge('what is this\n'), { statusCode: 400, error: /^body cannot be read: line 1: neither a line of JSON nor a header of CSV/ })
  t.match(await judge(gzipSync(linesOf(records)).subarray(0, 5_000)), { statusCode: 400, error: /^body cannot be read: unexpected end of file/ })
  t.match(await judge('log_id,app\n1,2,3\n"4,\n5,6\n'), { stored: { bad_lines: { count: 2, examples: [{ line: 2, reason: '3 cells under a header of 2' }, { line: 4, reason: 'a quote that is not closed' }] } } })
  t.match(await judge('log_id,app\n"4,5', '?strict'), { statusCode: 400, error: 'body cannot be read: line 2: a quote that is not closed' })
})

t.test('a cell with very many lines takes no time that grows with their square', async t => {
  const { judge } = await setup(t)
  t.match(await judge(`log_id,app\n1,"${'a\n'.repeat(200_000)}"`), { stored: { records: 1, invented: 1, bad_lines: { count: 0 } } })
})

t.test('without requests, what is expected and not stored', async t => {
  const { app, records } = await setup(t)
  await app.inject({ method: 'DELETE', url: '/__admin/requests' })
  const url = `/__admin/verdict?project_id=${project}&fw_instance_id=${firewall}&start_time=${window.start_time}&end_time=${window.end_time}`
  const judge = async (store: readonly FlowLog[], query = '') => (await app.inject({ method: 'POST', url: url + query, payload: linesOf(store), headers: { 'content-type': 'text/plain' } })).json()
  t.match(await judge(records), { complete: true, requests: 0, expected: records.length, lost: 0, stored: { never_stored: 0, records: records.length } })
  const missing = records.splice(1_234, 3)
  const verdict = await judge(records)
  t.match(verdict, { complete: false, expected: records.length + 3, lost: 3, stored: { never_stored: 3 } })
  t.ok(verdict.stored.examples.never_stored.every((id: string) => missing.some(record => record.log_id === id)))
  t.ok(verdict.stored.examples.never_stored.length > 0)
  const dns = records.filter(record => record.app === 'DNS')
  t.match(await judge(records, '&app=DNS'), { expected: dns.length + missing.filter(record => record.app === 'DNS').length, stored: { outside: records.length - dns.length } })
})

t.test('a scope with too many records is refused', async t => {
  const { app } = await mockFor(t, { rate: 1_000 })
  const url = `/__admin/verdict?project_id=${project}&fw_instance_id=${firewall}&end_time=2026-01-01&start_time=`
  t.match(await app.inject({ method: 'POST', url: `${url}2025-12-01` }), { statusCode: 200 })
  const { statusCode, body } = await app.inject({ method: 'POST', url: `${url}1970-01-01` })
  t.match({ statusCode, ...JSON.parse(body) }, { statusCode: 400, field: 'start_time', error: /^start_time must be given so that the scope has at most 4294967296 records: it has \d+$/ })
})

t.test('times that a fault changes on the way are not compared, unless it is another project\'s', async t => {
  const { app, records, judge } = await setup(t)
  const late = linesOf(records.map(record => ({ ...record, start_time: record.start_time + 7 })))
  const altered = async (match: object) => {
    app.state.faults.replace([{ kind: 'skew', share: 1, ...match }])
    return (await judge(late)).stored.altered.map(({ field, count }) => [field, count])
  }
  t.strictSame(await altered({}), [])
  t.strictSame(await altered({ match: { project_id: project } }), [])
  t.strictSame(await altered({ match: { project_id: 'another' } }), [['start_time', records.length]])
})
