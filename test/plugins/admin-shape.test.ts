import t from 'tap'
import { mockFor } from '../helpers/mock.ts'

const types = [undefined, 'application/json', 'application/json; charset=utf-8', 'application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data', 'nonsense', ';', ''] as const
const withType = (type: string | undefined) => type === undefined ? {} : { 'content-type': type }

t.test('a body of any or no content type is JSON', async t => {
  const { app } = await mockFor(t)
  for (const type of types) {
    const { statusCode, body } = await app.inject({ method: 'PUT', url: '/__admin/clock', payload: Buffer.from('{"action":"freeze","instant":1769860800000}'), headers: withType(type) })
    t.equal(statusCode, 200, `${type} ${body}`)
  }
})

t.test('an empty body is none, whatever its content type', async t => {
  const { app } = await mockFor(t)
  for (const type of types) {
    for (const length of [{}, { 'content-length': '0' }]) {
      t.equal((await app.inject({ method: 'POST', url: '/__admin/reset', headers: { ...withType(type), ...length } })).statusCode, 204, `${type}`)
      t.equal((await app.inject({ method: 'DELETE', url: '/__admin/faults', headers: { ...withType(type), ...length } })).statusCode, 200, `${type}`)
      const nothing = await app.inject({ method: 'PUT', url: '/__admin/clock', headers: { ...withType(type), ...length } })
      t.match([nothing.statusCode, nothing.json()], [400, { error: /^body / }], 'where one is needed, that is said')
    }
  }
})

t.test('an error has the shape of /__admin wherever below it', async t => {
  const { admin } = await mockFor(t)
  for (const path of ['nowhere', 'docs/nowhere', 'docs/static/nothing.js', 'docs/json/nothing', 'requests/none']) {
    const { statusCode, body } = await admin('GET', path)
    t.equal(statusCode, 404, path)
    t.strictSame(Object.keys(JSON.parse(body)), ['error'], path)
  }
})
