import t from 'tap'
import { exchange, readToEnd, socketTo } from '../helpers/raw-http.ts'
import { mockFor, urlOf } from '../helpers/mock.ts'

t.test('the Date of every answer is the time on the mock\'s clock', async t => {
  const { app, ask, admin } = await mockFor(t, { now: '2031-05-06T07:08:09.900Z' })
  const dateOf = ({ headers }: Awaited<ReturnType<typeof ask>>) => headers['date']
  const then = 'Tue, 06 May 2031 07:08:09 GMT'
  for (const answer of [await ask(), await ask({ limit: 0 }), await app.inject('/nowhere'), await app.inject('/v1/%'), await admin('GET', 'health'), await admin('GET', 'clock')]) t.equal(dateOf(answer), then)
  t.equal(dateOf(await admin('PUT', 'clock', { action: 'advance', duration: 100 })), 'Tue, 06 May 2031 07:08:10 GMT', 'an advance shows at once')
  t.equal(dateOf(await ask()), 'Tue, 06 May 2031 07:08:10 GMT')
  await admin('PUT', 'clock', { action: 'freeze', instant: '1999-12-31' })
  t.equal(dateOf(await ask()), 'Fri, 31 Dec 1999 00:00:00 GMT', 'and back')
})

t.test('on the wire there is one, of damaged answers too', async t => {
  const { app, ask, admin } = await mockFor(t, { now: '2031-05-06T07:08:09Z' })
  await ask() // makes its world
  await app.listen({ port: 0 })
  const request = `GET ${urlOf()} HTTP/1.1\r\nhost: a\r\nx-auth-token: any\r\nconnection: close\r\n\r\n`
  const [answer] = await exchange(app, request)
  t.strictSame(answer?.head.match(/^date: .*$/gim), ['date: Tue, 06 May 2031 07:08:09 GMT'])
  await admin('PUT', 'faults', [{ wire: 'truncate' }])
  const socket = socketTo(app)
  socket.write(request)
  t.strictSame((await readToEnd(socket)).match(/^date: .*$/gim), ['date: Tue, 06 May 2031 07:08:09 GMT'])
})
