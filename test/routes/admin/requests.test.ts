import { once } from 'node:events'
import t from 'tap'
import { mockFor, now, project } from '../../helpers/mock.ts'
import { openConnections, socketTo } from '../../helpers/raw-http.ts'

t.test('what was asked, and what was answered', async t => {
  const { ask, admin } = await mockFor(t)
  const page = await ask({ limit: 3, src_port: '' })
  const { records, total } = page.json().data
  const { requests: [entry] } = (await admin('GET', 'requests')).json()
  t.match(entry, {
    id: page.headers['x-request-id'],
    time: '2026-01-31T12:00:00.000Z',
    project_id: project,
    method: 'GET',
    path: `/v1/${project}/cfw/logs/flow`,
    query: { limit: 3 },
    page: 1,
    status: 200,
    records: 3,
    total,
    first_id: records[0].log_id,
    last_id: records[2].log_id,
    fault: null,
    hints: [`limit 3 but never a second page: ${total - 3} more match`]
  })
  t.strictSame((await admin('GET', `requests/${entry.id}`)).json(), entry)
  t.equal((await admin('GET', 'requests/nothing')).statusCode, 404)
})

t.test('hints at what loses or repeats records', async t => {
  const { ask, admin } = await mockFor(t)
  const hintsAfter = async (...changes: ReadonlyArray<Readonly<Record<string, unknown>>>) => {
    await admin('POST', 'reset')
    for (const change of changes) await ask(change)
    return (await admin('GET', 'requests')).json().requests[0].hints
  }
  const { data: { records: [first] } } = (await ask()).json()
  const cursor = { log_id: first.log_id, next_date: first.start_time }
  t.strictSame(await hintsAfter({ next_date: first.start_time }), ['next_date without log_id skips the rest of a tie'])
  t.strictSame(await hintsAfter({}, { ...cursor, offset: 5 }), ['offset beside a cursor is ignored'])
  t.strictSame(await hintsAfter({}, cursor, cursor), ['page 2 again: a cursor that does not move never ends'])
  t.strictSame(await hintsAfter({ start_time: now - 1_000, end_time: now, limit: 1_024 }), ['the window is not over yet: flows that end later will appear inside it'])
  t.strictSame(await hintsAfter({}, cursor), [])
  t.strictSame(await hintsAfter({}, cursor, {}), [], 'a walk that begins again has had a second page')
})

t.test('a ring, newest first; narrowed; forgotten', async t => {
  const { ask, admin, app } = await mockFor(t, { journal: 3 })
  for (const limit of [1, 2, 3, 4]) await ask({ limit })
  await app.inject({ url: '/v1/other/cfw/logs/flow', headers: { 'x-auth-token': 'any' } })
  const limits = async (query = '') => (await admin('GET', `requests${query}`)).json().requests.map((entry: { query: { limit?: number } }) => entry.query.limit)
  t.strictSame(await limits(), [undefined, 4, 3])
  t.strictSame(await limits('?limit=2'), [undefined, 4])
  t.strictSame(await limits(`?project_id=${project}`), [4, 3])
  t.strictSame(await limits(`?since=${now + 1}`), [])
  await admin('DELETE', `requests?project_id=${project}`)
  t.strictSame(await limits(), [undefined])
  await admin('POST', 'reset')
  t.strictSame(await limits(), [])
})

t.test('off', async t => {
  const { ask, admin } = await mockFor(t, { journal: 0 })
  await ask()
  t.strictSame((await admin('GET', 'requests')).json(), { requests: [] })
})

t.test('tokens and signatures are never stored', async t => {
  const { app, ask, admin } = await mockFor(t)
  await ask({ 'X-Auth-Token': 'secret-1', limit: 'x' }, { 'x-auth-token': 'secret-2' })
  await ask({ token: 'secret-3' }, { authorization: `SDK-HMAC-SHA256 Access=a, SignedHeaders=b, Signature=${'5ec4e7'.repeat(11).slice(0, 64)}` })
  await app.inject({ url: `/v1/${project}/cfw/logs/flow?signature=secret-4` })
  const { body } = await admin('GET', 'requests')
  t.equal(JSON.parse(body).requests.length, 3)
  t.notMatch(body, /secret|5ec4e7/)
})

t.test('whoever sends what is no choice is told', async t => {
  const { admin } = await mockFor(t)
  for (const [query, field] of [['limit=0', 'limit'], ['limit=x', 'limit'], ['since=noon', 'since'], ['projct=1', 'projct'], ['limit=1&limit=2', 'limit']] as const) {
    t.match((await admin('GET', `requests?${query}`)).json(), { field }, query)
  }
})

t.test('a journal of any length is sent whole', async t => {
  const { app, ask, admin } = await mockFor(t)
  for (const more of [0, 1, 499]) {
    for (let i = 0; i < more; i++) await ask({ limit: 1, app: 'x'.repeat(500) })
    t.strictSame((await admin('GET', 'requests?limit=1000000')).json(), { requests: app.state.journal.list() })
  }
})

t.test('and in parts, no sooner than they are read, with time for others in between', async t => {
  const { app, ask } = await mockFor(t)
  await ask({ app: 'x'.repeat(500) })
  const entries = app.state.journal.list()
  const progress = { made: 0, ended: false }
  let most = 0
  Object.assign(app.state.journal, {
    * each () {
      try {
        for (; progress.made < 1_000_000; progress.made++) yield * entries // a gigabyte
      } finally {
        progress.ended = true
      }
    }
  })
  await app.listen({ port: 0 })
  const socket = socketTo(app)
  socket.write('GET /__admin/requests?limit=1000000 HTTP/1.1\r\nhost: localhost\r\n\r\n')
  await once(socket, 'readable') // and reads no further
  for (let quiet = 0, before = 0; quiet < 100;) {
    await nextTurn()
    quiet = progress.made === before ? quiet + 1 : 0
    most = Math.max(most, progress.made - before)
    before = progress.made
  }
  t.ok(progress.made < 100_000, `${progress.made} made`)
  t.ok(most < 200, `${most} in one turn`)
  socket.destroy()
  while (!progress.ended || await openConnections(app) > 0) await nextTurn()
})

const nextTurn = () => new Promise(resolve => { setImmediate(resolve) })
