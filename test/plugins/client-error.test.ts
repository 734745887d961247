import { connect } from 'node:net'
import { text } from 'node:stream/consumers'
import t from 'tap'
import { mockFor } from '../helpers/mock.ts'

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
    const [, id] = /x-request-id: ([0-9a-f]{32})/.exec(head) ?? []
    t.ok(head.startsWith(`HTTP/1.1 ${status} `), name)
    t.strictSame(JSON.parse(body), { error_msg: message, error_code: 'APIGW.0201', request_id: id }, name)
  }
})
