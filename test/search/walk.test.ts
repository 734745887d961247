import fc from 'fast-check'
import t from 'tap'
import { pageOf, type Page, type Question } from '../../src/search/page.ts'
import type { Universe } from '../../src/universe/universe.ts'
import { answerOf } from '../laws/brute-force.ts'
import { plainRecords } from '../laws/plain-records.ts'
import { byOffset, readAll, type Walker } from '../laws/read-all.ts'
import { law } from '../laws/law.ts'
import { runs } from '../laws/runs.ts'
import { expectSame } from '../laws/expect-same.ts'
import { universeOf, worlds, type World } from '../laws/world.ts'

const serialsOf = ({ universe: { kernel, streams }, count }: Page) =>
  Array.from({ length: count }, (_, i) => kernel.pageRecordNumber(i) * 8 + streams[kernel.pageRecordStream(i)]!.id)

const walkers: Readonly<Record<string, Walker>> = {
  byOffset,
  byCursor: (ids, start) => ({ logId: ids.at(-1), nextDate: start }),
  byLogId: ids => ({ logId: ids.at(-1) })
}

t.test('pages of any size joined up are the whole: for every limit from 1 to 1 024, by cursor and by offset', async () => {
  fc.assert(law(worlds({ most: 400, rates: [1, 1_000], own: 20 }), 2, (universe, { offset: _, logId: __, nextDate: ___, ...rest }, known) => {
    const first: Question = { ...rest, offset: 0, limit: 1_024 }
    const whole = answerOf(known, { ...first, limit: Infinity }).records.map(record => record.log_id)
    const limits = Array.from({ length: 1_024 }, (_, i) => i + 1).filter(limit => limit < 30 || limit % 97 === whole.length % 97 || Math.abs(limit - whole.length) < 2)
    for (const limit of limits) {
      for (const [name, walker] of Object.entries(walkers)) expectSame(readAll(universe, { ...first, limit }, walker), whole, `${name}, limit ${limit}`, first)
    }
  }), runs(4))

  const world: World = { seed: 3, project: 'p', firewall: 'f', rate: 1_000, resolution: '1ms', protocol: 'name', from: 1e12, to: 1e12 + 1_200, own: [] }
  const universe = universeOf(world)
  const known = plainRecords(world, world.from, world.to)
  for (let limit = 1; limit <= 1_024; limit++) {
    for (const order of ['newest', 'oldest'] as const) {
      const question: Question = { from: world.from, to: world.to, filter: {}, order, limit, offset: 0, horizon: world.to + 1e9, oldest: 0 }
      const whole = known.map(({ serial }) => serial)
      expectSame(serialsByOffset(universe, question, page => ({ offset: question.offset + page * limit })), order === 'oldest' ? whole : whole.toReversed(), `limit ${limit}`, question)
    }
  }
})

/** The serial numbers on all pages, read by offset. */
function serialsByOffset (universe: Universe, question: Question, next: (page: number) => Partial<Question>): number[] {
  const serials: number[] = []
  for (let page = 0; ; page++) {
    const onPage = serialsOf(pageOf(universe, { ...question, ...next(page) }))
    serials.push(...onPage)
    if (onPage.length < question.limit) return serials
  }
}
