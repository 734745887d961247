import t from 'tap'
import { mockFor } from '../../helpers/mock.ts'

t.test('versions, for everybody, where they were asked for', async t => {
  const { app } = await mockFor(t, { auth: 'strict' })
  const version = { id: 'v3.6', status: 'stable', links: [{ rel: 'self', href: 'http://iam.example:81/v3/' }] }
  const rows = [
    ['/', 300, { versions: { values: [version] } }],
    ['/v3', 200, { version }],
    ['/v3/', 200, { version }]
  ] as const
  for (const [url, status, body] of rows) {
    const answer = await app.inject({ url, headers: { host: 'iam.example:81' } })
    t.equal(answer.statusCode, status, url)
    t.match(answer.json(), body, url)
  }
})
