import t from 'tap'
import { createSheets } from '../../src/encode/sheets.ts'
import { mockFor, urlOf } from '../mock.ts'

t.test('a sheet is lent again once it is back, not before', async t => {
  const sheets = createSheets()
  const sheet = sheets.lend()
  t.not(sheets.lend(), sheet)
  sheets.giveBack(sheet)
  t.equal(sheets.lend(), sheet)
})

t.test('answers under way at the same time do not write over each other', async t => {
  const { app, ask } = await mockFor(t)
  const origin = await app.listen({ host: '127.0.0.1', port: 0 })
  const offsets = Array.from({ length: 64 }, (_, i) => i * 100)
  const wanted = await Promise.all(offsets.map(async offset => (await ask({ offset, limit: 1_024 })).body))
  const got = await Promise.all(offsets.map(async offset => {
    const answer = await fetch(`${origin}${urlOf({ offset, limit: 1_024 })}`, { headers: { 'x-auth-token': 'any', 'accept-encoding': offset % 200 === 0 ? 'gzip' : 'identity' } })
    return answer.text()
  }))
  t.ok(wanted.every((body, i) => body === got[i]))
})
