// What Node's server would answer by itself gets our headers and the gateway's body, at every address.
import t from 'tap'
import { exchange } from './helpers/raw-http.ts'
import { mockFor } from './helpers/mock.ts'

const rows = [
  ['no Host', 'GET /v3 HTTP/1.1\r\n\r\n', 400, 'APIGW.0201', 'Request malformed.'],
  ['an expectation', 'GET /v3 HTTP/1.1\r\nhost: a\r\nexpect: wonders\r\n\r\n', 417, 'APIGW.0201', 'Expectation failed.'],
  ['a tunnel', 'CONNECT cfw.example:443 HTTP/1.1\r\nhost: cfw.example\r\n\r\n', 404, 'APIGW.0101', 'The API does not exist or has not been published in the environment'],
  ['an unknown method', 'FROB /v3 HTTP/1.1\r\nhost: a\r\n\r\n', 404, 'APIGW.0101', 'The API does not exist or has not been published in the environment'],
  ['a method of another protocol', 'PROPFIND /v3 HTTP/1.1\r\nhost: a\r\n\r\n', 404, 'APIGW.0101', 'The API does not exist or has not been published in the environment'],
  ['no method', 'GET\u0001 /v3 HTTP/1.1\r\nhost: a\r\n\r\n', 400, 'APIGW.0201', 'Request malformed.'],
  ['no version', 'FROB /v3\r\nhost: a\r\n\r\n', 400, 'APIGW.0201', 'Request malformed.']
] as const

for (const host of ['127.0.0.1', 'localhost']) {
  t.test(`at ${host}`, async t => {
    const { app } = await mockFor(t)
    await app.listen({ host, port: 0 })
    for (const address of app.addresses().flatMap(bound => typeof bound === 'string' ? [] : [bound.address])) {
      for (const [name, bytes, status, code, message] of rows) {
        const [answer] = await exchange(app, bytes, address)
        const [, id] = /^x-request-id: ([0-9a-f]{32})\r?$/m.exec(answer?.head ?? '') ?? []
        t.equal(answer?.status, status, `${name} at ${address}`)
        t.strictSame(answer?.head.match(/^date: .*$/gim), ['date: Sat, 31 Jan 2026 12:00:00 GMT'], name)
        t.strictSame(JSON.parse(answer?.body ?? '{}'), { error_msg: message, error_code: code, request_id: id })
      }
    }
  })
}

t.test('what Node understands is answered as ever', async t => {
  const { app } = await mockFor(t)
  await app.listen()
  const answers = await exchange(app, [
    'GET /v3 HTTP/1.1\r\nhost: a\r\n\r\n',
    'POST /v3/auth/tokens HTTP/1.1\r\nhost: a\r\nexpect: 100-Continue\r\ncontent-length: 2\r\ncontent-type: application/json\r\n\r\n{}'
  ].join(''))
  t.strictSame(answers.map(({ status }) => status), [200, 100, 400])
  t.strictSame((await exchange(app, 'GET /v3 HTTP/1.0\r\n\r\n')).map(({ status }) => status), [200], 'HTTP/1.0 knows no Host')
})
