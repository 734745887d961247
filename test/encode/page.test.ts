import fc from 'fast-check'
import t from 'tap'
import { copyAndRelease } from '../../src/encode/encoded-page.ts'
import { encodePage } from '../../src/encode/page.ts'
import { pageOf, recordsOf } from '../../src/search/page.ts'
import { law } from '../laws/law.ts'
import { runs } from '../laws/runs.ts'
import { worlds } from '../laws/world.ts'

t.test('the fast encoder and JSON.stringify of the same record objects agree byte for byte', async () => {
  fc.assert(law(worlds({ most: 1_500 }), 15, (universe, question) => {
    const page = pageOf(universe, { ...question, offset: question.offset % 100 })
    const plain = { data: { limit: page.limit, records: recordsOf(page), total: page.total } }
    const [fast, slow] = [copyAndRelease(encodePage(page, page.total)), Buffer.from(JSON.stringify(plain))]
    if (!fast.equals(slow)) throw new Error(`${fast}\ninstead of\n${slow}`)
  }), runs(10))
})
