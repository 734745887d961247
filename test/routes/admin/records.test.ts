import { once } from 'node:events'
import { get, type IncomingMessage } from 'node:http'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import t from 'tap'
import { parseCommandLine } from '../../../src/commands/command-line.ts'
import { exportCommand } from '../../../src/commands/export/export.ts'
import { heapAfterCollection } from '../../helpers/heap.ts'
import { mockFor, now, project } from '../../helpers/mock.ts'

const firewall = '2af58b7c-893c-4453-a984-bdd9b1bd6318'
const window = `project_id=${project}&fw_instance_id=${firewall}&start_time=2022-09-19&end_time=2022-09-20`

t.test('is what `export` writes, in either format', async t => {
  const { app, admin } = await mockFor(t, { rate: 0.3, retention: '2000d', lag: '1m' })
  for (const [query, args, accept] of [
    ['', [], '*/*'],
    ['', ['--format', 'csv'], 'text/csv'],
    ['&format=csv', ['--format', 'csv'], 'application/x-ndjson'],
    ['&direction=out2in&app=HTTPS', ['--filter', 'direction=out2in&app=HTTPS'], '*/*']
  ] as const) {
    const out = join(mkdtempSync(join(tmpdir(), 'cfw-mock-test-')), 'records')
    const invocation = parseCommandLine(['export', '--project', project, '--firewall', firewall, '--from', '2022-09-19', '--to', '2022-09-20', '--out', out, '--rate', '0.3', '--retention', '2000d', '--lag', '1m', ...args], {})
    if (invocation.command !== 'export') throw new Error('not reached')
    await exportCommand(invocation.settings, invocation.config, now)
    const { statusCode, headers, body } = await app.inject({ url: `/__admin/records?${window}${query}`, headers: { accept } })
    t.match({ statusCode, headers }, { statusCode: 200, headers: { 'content-type': args[1] === 'csv' ? 'text/csv; charset=utf-8' : 'application/x-ndjson' } })
    t.ok(body.split('\n').length > 100)
    t.ok(body === readFileSync(out, 'utf8'), `${query} ${accept}`)
  }
  const past = (await admin('GET', `records?${window}&cut=2022-09-19T12:00:00Z`)).body.trimEnd().split('\n').map(line => JSON.parse(line).end_time)
  t.ok(Math.max(...past) <= Date.parse('2022-09-19T12:00:00Z'))
})

t.test('a slow reader of a window of decades costs no memory, and does not hold the mock open', async t => {
  const { app } = await mockFor(t)
  const url = await app.listen({ port: 0, host: '127.0.0.1' })
  await heapAfterCollection()
  const before = process.memoryUsage().arrayBuffers
  const answer = await new Promise<IncomingMessage>(resolve => get(`${url}/__admin/records?${window.replace('2022-09-19', '1980-01-01')}`, resolve))
  await once(answer, 'readable')
  t.ok(answer.read().length > 1_000)
  t.ok(process.memoryUsage().arrayBuffers - before < 200e6)
  const cut = once(answer, 'error')
  await app.close()
  answer.resume()
  t.match(await cut, [{ code: 'ECONNRESET' }])
})

t.test('says what is missing', async t => {
  const { admin } = await mockFor(t)
  t.match((await admin('GET', 'records')).json(), { field: 'start_time', error: 'start_time must be given: nothing was asked' })
  t.match((await admin('GET', `records?${window}&format=xml`)).json(), { field: 'format', error: 'format must be one of ndjson, csv, got "xml"' })
  t.match((await admin('GET', `records?${window}&live=true`)).json(), { field: 'live', error: 'live is unknown' })
})
