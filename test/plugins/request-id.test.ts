import t from 'tap'
import { requestIds } from '../../src/plugins/request-id.ts'

t.test('32 hex digits, each another', async t => {
  const next = requestIds()
  const ids = Array.from({ length: 70_000 }, next)
  t.equal(new Set(ids).size, 70_000)
  t.ok(ids.every(id => /^[0-9a-f]{32}$/.test(id)))
  t.not(requestIds()().slice(0, 24), next().slice(0, 24), 'another app begins elsewhere')
})
