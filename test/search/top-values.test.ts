import t from 'tap'
import { pageOf, recordsOf } from '../../src/search/page.ts'
import { countOf } from '../../src/search/pages-of.ts'
import { topValuesOf } from '../../src/search/top-values.ts'
import { universeOf } from '../laws/world.ts'

const universe = universeOf({ seed: 1, project: 'p', firewall: 'f', rate: 1, resolution: '1ms', protocol: 'name', from: 0, to: 0, own: [] })
const breathe = async () => {}
const now = Date.parse('2026-01-31T12:00:00Z')
const question = { from: now - 600_000, to: now, filter: {}, order: 'newest', limit: 1_024, offset: 0, horizon: now, oldest: 0 } as const

t.test('the top values of a small window are those of a plain count', async t => {
  const records = recordsOf(pageOf(universe, question))
  const { total, counted, top } = await topValuesOf(universe, question, breathe)
  t.ok(total > 100 && total < 1_024 && counted === total, `${total}`)
  for (const [field, values] of Object.entries(top)) {
    const counts = records.map(record => Object.entries(record).find(([name]) => name === field)?.[1])
    for (const { value, count } of values) t.equal(count, counts.filter(other => other !== undefined && String(other) === value).length, `${field} ${value}`)
    const least = values.at(-1)?.count ?? 0
    for (const value of new Set(counts)) {
      const missed = value !== undefined && !values.some(shown => shown.value === String(value)) && counts.filter(other => other === value).length > least
      if (missed) t.fail(`${field} ${value} is more frequent`)
    }
  }
})

t.test('those of a large window are of a sample that is near the truth', async t => {
  const decade = { ...question, from: now - 10 * 31_557_600_000 }
  const { total, counted, top } = await topValuesOf(universe, decade, breathe)
  t.ok(total > 300_000_000 && counted === 10_000, `${total} ${counted}`)
  for (const { value, count } of top.app) {
    const share = countOf(universe, { ...decade, filter: { app: value } }) / total
    t.ok(Math.abs(count / counted - share) < 0.03, `${value} ${count / counted} ${share}`)
  }
})
