import fc from 'fast-check'
import t from 'tap'
import { copyAndRelease } from '../../src/encode/encoded-page.ts'
import { encodePage } from '../../src/encode/page.ts'
import { pageOf, recordsOf, type Question } from '../../src/search/page.ts'
import { law } from '../laws/law.ts'
import { runs } from '../laws/runs.ts'
import { universeOf, worlds } from '../laws/world.ts'

t.test('the fast encoder and JSON.stringify of the same record objects agree byte for byte', async () => {
  fc.assert(law(worlds({ most: 1_500 }), 15, (universe, question) => {
    const page = pageOf(universe, { ...question, offset: question.offset % 100 })
    const plain = { data: { limit: page.limit, records: recordsOf(page), total: page.total } }
    const [fast, slow] = [copyAndRelease(encodePage(page, page.total)), Buffer.from(JSON.stringify(plain))]
    if (!fast.equals(slow)) throw new Error(`${fast}\ninstead of\n${slow}`)
  }), runs(10))
})

t.test('numbers are written in full at every length: totals, and serials and times at multiples of 10^8', async t => {
  const universe = universeOf({ seed: 1, project: 'p', firewall: 'f', rate: 100_000, resolution: '1ms', protocol: 'name', from: 0, to: 0, own: [] })
  const question: Question = { from: 0, to: 0, filter: {}, order: 'oldest', limit: 1_024, offset: 0, horizon: 1e15, oldest: 0 }
  const jsonOf = (question: Question, total = 0) => {
    const page = pageOf(universe, question)
    const text = copyAndRelease(encodePage(page, total)).toString()
    return [text, JSON.stringify({ data: { limit: page.limit, records: recordsOf(page), total } })] as const
  }
  for (const power of Array.from({ length: 16 }, (_, digits) => 10 ** digits)) {
    for (const total of [power - 1, power, power + 1]) t.equal(...jsonOf(question, total))
  }
  const [office] = universe.computedStreams
  for (const serial of [1e8, 2e8, 17e8, 1e12]) { // each is preceded on the page by serials with other leading digits
    const start = office!.startOf(serial / 8)
    const [text, wanted] = jsonOf({ ...question, from: start - 1, to: start + 1 })
    t.equal(text, wanted)
    t.match(text, `"log_id":"${serial}`)
  }
  for (const start of [1e8, 3e8, 1e12]) {
    const [text, wanted] = jsonOf({ ...question, from: start - 1, to: start + 1 })
    t.equal(text, wanted)
    t.match(text, `"start_time":${start}`)
    t.match(text, `"end_time":${start}`)
  }
})
