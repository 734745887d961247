import fc from 'fast-check'
import t from 'tap'
import { pageOf, type Question } from '../../src/search/page.ts'
import { answerOf } from '../laws/brute-force.ts'
import { law } from '../laws/law.ts'
import { runs } from '../laws/runs.ts'
import { expectSame } from '../laws/expect-same.ts'
import { worlds } from '../laws/world.ts'

const years = 31_557_600_000

t.test('a window cut in two holds the same records as the two halves, however long it is', async () => {
  fc.assert(law(worlds(), 10, (universe, question, known, { from, to }) => {
    const { offset: _, logId: __, nextDate: ___, ...rest } = question
    const around: Question = { ...rest, offset: 0, limit: 1, from: 0, to: Math.max(to + 20 * years, rest.to), horizon: to + 21 * years }
    const totalOf = (from: number, to: number) => from > to ? 0 : pageOf(universe, { ...around, from, to }).total
    const here = answerOf(known, { ...around, from, to }).total
    expectSame(totalOf(0, from - 1) + here + totalOf(to + 1, around.to), totalOf(0, around.to), 'cut in three', around)
  }), runs(6))
})
