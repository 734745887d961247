import t from 'tap'
import { mockFor } from '../../helpers/mock.ts'

t.test('the settings in force: secrets are not shown, and what is not set is null', async t => {
  const { admin } = await mockFor(t, { rate: 2, lag: '10m', secretKey: 'S', accessKey: 'A' })
  const shown = (await admin('GET', 'config')).json()
  t.match(shown, { rate: 2, lag: 600_000, lookBack: 21_600_000, secretKey: '(secret)', adminToken: null, retention: null })
  t.notMatch(JSON.stringify(shown), '"S"')
})
