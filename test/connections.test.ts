import { once } from 'node:events'
import t, { type Test } from 'tap'
import { mockFor, project, urlOf, type Mock } from './helpers/mock.ts'
import { exchange, openConnections, parseAnswers, readToEnd, socketTo } from './helpers/raw-http.ts'

const get = (url: string) => `GET ${url} HTTP/1.1\r\nhost: mock\r\nx-auth-token: any\r\n\r\n`
const delayed = (limit: number) => get(urlOf({ limit, __delay: 3_600_000 }))

t.test('what has sent no whole request does not keep the mock from closing', async t => {
  const { app } = await listening(t)
  const rows = ['', 'GET /v1/', get(urlOf()).slice(0, -2), 'POST /v3/auth/tokens HTTP/1.1\r\nhost: mock\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{']
  const sockets = rows.map(() => socketTo(app))
  const ends = sockets.map(readToEnd)
  for (const [index, bytes] of rows.entries()) sockets[index]?.write(bytes)
  const idle = socketTo(app)
  idle.write(get(urlOf()))
  await once(idle, 'data')
  while (await openConnections(app) < rows.length + 1) await nextTurn()
  await app.close()
  for (const end of ends) t.equal(await end, '')
  t.equal(await openConnections(app), 0)
})

t.test('what is in flight when it closes is served, in its order, and then the connection ends', async t => {
  const { app } = await listening(t)
  const pipelined = Array.from({ length: 5 }, () => socketTo(app))
  const ends = pipelined.map(readToEnd)
  for (const socket of pipelined) socket.write(delayed(1) + get(urlOf({ limit: 2 })) + delayed(3) + 'GET /v1/')
  while (app.state.heldResponses.size() < 10) await nextTurn()
  const closed = app.close()
  for (const end of ends) t.strictSame(parseAnswers(await end).map(({ status, body }) => [status, JSON.parse(body).data.limit]), [[200, 1], [200, 2], [200, 3]])
  await closed
})

t.test('who leaves is forgotten, also what waits behind another answer on the connection', async t => {
  const { app, admin } = await listening(t)
  await admin('PUT', 'faults', [{ wire: 'hang' }])
  const socket = socketTo(app)
  socket.write(get(urlOf()).repeat(50))
  while (app.state.heldResponses.size() < 50) await nextTurn()
  socket.destroy()
  while (await openConnections(app) > 0) await nextTurn()
  await nextTurn()
  t.equal(app.state.heldResponses.size(), 0)
  t.equal(app.state.journal.list().length, 50)
})

t.test('who closes its side has left: it is answered where nothing is waited for, and has read nothing of what comes later', async t => {
  const { app, ask, admin } = await listening(t)
  await ask() // makes its world
  const pipelined = Array.from({ length: 3 }, (_, i) => get(urlOf({ limit: i + 1 }))).join('')
  t.strictSame((await exchange(app, pipelined)).map(({ status, body }) => [status, JSON.parse(body).data.limit]), [[200, 1], [200, 2], [200, 3]])
  await admin('DELETE', 'requests')
  t.strictSame(await exchange(app, delayed(1)), [])
  t.strictSame(await exchange(app, get(urlOf().replace(project, 'another'))), [], 'its world is made first')
  await nextTurn()
  t.match(app.state.journal.list(), [{ status: null, whole: false }, { status: null, whole: false }])
})

async function listening (t: Test): Promise<Mock> {
  const mock = await mockFor(t, { requestTimeout: 0, idleTimeout: 3_600_000 })
  await mock.app.listen({ port: 0 })
  return mock
}

const nextTurn = () => new Promise(resolve => { setImmediate(resolve) })
