// The ground truth of planted attacks: at /__admin, and never at the vendor's surface.
import t from 'tap'
import { scenariosFrom } from '../../../src/scenarios/scenarios-from.ts'
import { mockFor, now, project } from '../../helpers/mock.ts'

const firewall = '2af58b7c-893c-4453-a984-bdd9b1bd6318'
const world = `project_id=${project}&fw_instance_id=${firewall}`
const scenarios = scenariosFrom(['port-scan', 'exfiltration', 'syn-flood'])
const elsewhere = { ...scenarios[0]!, id: 'elsewhere', fw_instance_id: 'other' }

t.test('what is planted, when, where and how many; and the records themselves', async t => {
  const { admin, ask } = await mockFor(t, {}, [], { scenarios: [...scenarios, elsewhere] })
  const { scenarios: without } = (await admin('GET', 'scenarios')).json()
  t.match(without, [{ id: 'port-scan', kind: 'steady' }, { id: 'exfiltration' }, { id: 'syn-flood' }, { id: 'elsewhere', fw_instance_id: 'other' }])
  t.notOk('planted' in without[0], 'no world, no records')

  const { scenarios: [scan, , flood, other] } = (await admin('GET', `scenarios?${world}`)).json()
  t.match(scan.planted, { records: 1_000, clients: [/^198\.1[89]\./], servers: [/^(203\.0\.113|198\.51\.100)\./] })
  t.ok(scan.planted.from >= now - 10_800_000 && scan.planted.to <= now - 10_700_000)
  t.equal(flood.planted.clients.length, 100, 'the first hundred')
  t.strictSame(other.planted, { records: 0, clients: [], servers: [] })

  const lines = (await admin('GET', `scenarios/port-scan/records?${world}`)).body.trimEnd().split('\n')
  t.equal(lines.length, 1_000)
  const [src] = scan.planted.clients
  const page = (await ask({ start_time: scan.planted.from, end_time: scan.planted.to, src_ip: src, limit: 1_024 })).json()
  t.equal(page.data.total, 1_000)
  t.strictSame(page.data.records.map((record: object) => JSON.stringify(record)).sort(), lines.sort(), 'they are those of the vendor\'s surface')
  t.notMatch(JSON.stringify(page), /label|port-scan/)
  t.equal((await admin('GET', `scenarios/elsewhere/records?${world}`)).body, '')
})

t.test('the verdict counts planted records as all others', async t => {
  const { admin, ask } = await mockFor(t, {}, [], { scenarios })
  const window = { start_time: now - 10_800_000, end_time: now - 10_740_000, dst_port: undefined }
  const { data: { total, records } } = (await ask({ ...window, limit: 1_000 })).json()
  t.ok(total > 1_000)
  t.match((await admin('GET', 'verdict')).json(), { complete: false })
  const last = records.at(-1)
  await ask({ ...window, limit: 1_000, log_id: last.log_id, next_date: last.start_time })
  t.match((await admin('GET', 'verdict')).json(), { complete: true })
})

t.test('refused: half a world, no such scenario, no such firewall', async t => {
  const { admin } = await mockFor(t, { firewalls: [firewall] }, [], { scenarios })
  for (const [path, status, field] of [
    ['scenarios?project_id=p', 400, 'fw_instance_id'],
    ['scenarios?fw_instance_id=f', 400, 'project_id'],
    ['scenarios?project_id=p&fw_instance_id=f', 400, 'fw_instance_id'],
    ['scenarios?size=1', 400, 'size'],
    ['scenarios/port-scan/records', 400, 'project_id'],
    [`scenarios/worm/records?${world}`, 404, undefined]
  ] as const) {
    const answer = await admin('GET', path)
    t.equal(answer.statusCode, status, path)
    t.equal(answer.json().field, field, path)
  }
})

t.test('many requests at once for a world that is not made yet are all answered', async t => {
  const { ask } = await mockFor(t, {}, [], { scenarios })
  const answers = await Promise.all(Array.from({ length: 20 }, async (_, i) => ask({ fw_instance_id: `f${i % 3}` })))
  t.strictSame([...new Set(answers.map(({ statusCode }) => statusCode))], [200])
  t.equal(new Set(answers.map(({ body }) => body)).size, 3)
})
