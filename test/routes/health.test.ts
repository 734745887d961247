import t from 'tap'
import { mockFor } from '../helpers/mock.ts'

t.test('healthy without a token', async t => {
  const { app } = await mockFor(t)
  t.match(await app.inject('/__admin/health'), { statusCode: 200, body: '{"status":"ready"}' })
})

t.test('to HEAD too', async t => {
  for (const noAdmin of [false, true]) {
    const { app } = await mockFor(t, { noAdmin })
    const { statusCode, body } = await app.inject({ method: 'HEAD', url: '/__admin/health' })
    t.strictSame([statusCode, body], [200, ''])
  }
})
