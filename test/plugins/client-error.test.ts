import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import t from 'tap'
import { mockFor, urlOf } from '../helpers/mock.ts'
import { parseAnswers, readToEnd, socketTo } from '../helpers/raw-http.ts'

t.test('what is no request still gets the gateway\'s answer', async t => {
  const { app } = await mockFor(t)
  await app.listen({ port: 0 })
  const rows = [
    ['garbage', 'garbage\r\n\r\n', 400, 'Request malformed.'],
    ['too many headers', `GET / HTTP/1.1\r\nhost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`, 494, 'Request headers too large.']
  ] as const
  for (const [name, sent, status, message] of rows) {
    const socket = connect(Number(new URL(app.listeningOrigin).port))
    socket.write(sent)
    const [head = '', body = ''] = (await text(socket)).split('\r\n\r\n')
    t.match(head, 'access-control-allow-origin: *', name)
    t.match(head, 'date: Sat, 31 Jan 2026 12:00:00 GMT', name)
    const [, id] = /x-request-id: ([0-9a-f]{32})/.exec(head) ?? []
    t.ok(head.startsWith(`HTTP/1.1 ${status} `), name)
    t.strictSame(JSON.parse(body), { error_msg: message, error_code: 'APIGW.0201', request_id: id }, name)
  }
})

t.test('what is no request waits until the answers before it have left whole', async t => {
  const { app, admin } = await mockFor(t)
  await app.listen({ port: 0 })
  const get = (change: object) => `GET ${urlOf({ limit: 1_024, ...change })} HTTP/1.1\r\nhost: a\r\nx-auth-token: any\r\n\r\n`
  const rows = [
    [{ __delay: 3_600_000 }, [200, 200, 400]],
    [{ __wire: 'dribble' }, [200]], // it closes the connection
    [{ __wire: 'hang' }, []]
  ] as const
  for (const [held, statuses] of rows) {
    const socket = socketTo(app)
    const end = readToEnd(socket)
    socket.write(get(held) + get({ limit: 3 }))
    while (app.state.heldResponses.size() < 1) await nextTurn()
    for (let n = 0; n < 100; n++) {
      socket.write('garbage\r\n\r\n')
      await nextTurn()
    }
    while (app.state.heldResponses.size() > 0) await admin('POST', 'reset')
    t.strictSame(parseAnswers(await end).map(({ status }) => status), statuses, JSON.stringify(held))
  }
})

const nextTurn = () => new Promise(resolve => { setImmediate(resolve) })
