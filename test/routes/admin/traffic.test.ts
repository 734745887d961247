import { setImmediate } from 'node:timers/promises'
import t from 'tap'
import { mockFor, now, project } from '../../helpers/mock.ts'

const scope = `project_id=${project}&fw_instance_id=f`
const day = `${scope}&from=2026-01-30T12:00:00Z&to=${now}`

t.test('/__admin/traffic counts what the API serves', async t => {
  const { admin, app } = await mockFor(t)
  const traffic = (await admin('GET', `traffic?${day}&buckets=24&by=protocol&app=DNS`)).json()
  t.strictSame(Object.keys(traffic), ['from', 'to', 'buckets', 'series', 'total'])
  t.match(traffic, { from: now - 86_400_000, to: now })
  t.strictSame(traffic.series.map(({ name }: { name: string }) => name), ['UDP', 'TCP'])
  for (const { name, counts } of traffic.series) {
    for (const i of [0, 23]) {
      const url = `/v1/${project}/cfw/logs/flow?fw_instance_id=f&start_time=${traffic.buckets[i]}&end_time=${(traffic.buckets[i + 1] ?? now + 1) - 1}&limit=1&app=DNS&protocol=${name}`
      t.equal((await app.inject({ url, headers: { 'x-auth-token': 'any' } })).json().data.total, counts[i], `${name} ${i}`)
    }
  }
  const top = (await admin('GET', `traffic/top?${day}&app=DNS`)).json()
  t.match(top, { total: traffic.total, counted: traffic.total, exact: true, top: { dst_port: [{ value: '53', count: traffic.total }] } })
})

t.test('and refuses what it cannot count, by name', async t => {
  const { admin } = await mockFor(t, { firewalls: 'f,g' })
  const rows = [
    ['', 'project_id'], [`${scope}&from=soon&to=${now}`, 'from'], [`${scope}&from=${now}`, 'to'], [`${scope}&from=${now}&to=2026-01-01`, 'from'], [`${day}&buckets=0`, 'buckets'],
    [`${day}&buckets=2001`, 'buckets'], [`${day}&by=src_ip`, 'by'], [`${day}&dst_port=70000`, 'dst_port'], [`${day}&nonsense=1`, 'nonsense'], [day.replace('=f&', '=h&'), 'fw_instance_id']
  ] as const
  for (const [query, field] of rows) {
    const { statusCode, body } = await admin('GET', `traffic?${query}`)
    t.equal(statusCode, 400, query)
    t.match(JSON.parse(body), { field, error: RegExp(`^${field} `) }, query)
  }
})

t.test('the widest window, the most buckets and many at once leave the event loop to others', async t => {
  const { admin } = await mockFor(t)
  let longest = 0
  const work = { isDone: false }
  const watch = async () => {
    for (let last = performance.now(); !work.isDone; last = performance.now()) {
      await setImmediate()
      longest = Math.max(longest, performance.now() - last)
    }
  }
  const watching = watch()
  const wide = `${scope}&from=1970-01-01&to=8640000000000000`
  const answers = await Promise.all(['traffic?by=app&buckets=2000&', 'traffic?by=app&buckets=2000&src_port=40000&', 'traffic/top?'].map(async path => admin('GET', `${path}${wide}`)))
  work.isDone = true
  await watching
  for (const { statusCode, body } of answers) t.equal(statusCode, 200, body.slice(0, 200))
  t.comment(`the event loop stood still for up to ${Math.round(longest)} ms`) // the first use of a world, some 50 ms, included
  t.ok(longest < 1_000)
})
