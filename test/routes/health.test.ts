import t from 'tap'
import { mockFor } from '../helpers/mock.ts'

t.test('healthy without a token', async t => {
  const { app } = await mockFor(t)
  t.match(await app.inject('/__admin/health'), { statusCode: 200, body: '{"status":"ready"}' })
})
