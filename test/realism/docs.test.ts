import { readFileSync } from 'node:fs'
import t from 'tap'
import { criteria } from './criteria.ts'

const docs = readFileSync(new URL('../../docs/realism.md', import.meta.url), 'utf8')

t.test('the table in the docs has every figure with its published value and its band, and nothing else', async t => {
  const expected = criteria.flatMap(({ id, statistic, published, figures }) =>
    figures.map(({ name, band }) => `| ${id} | ${statistic}: ${name} | ${published} | ${band.text} |`))
  const lines = docs.split('\n').filter(line => /^\| R\d/.test(line))
  t.strictSame(lines.map(line => line.replace(/(?: [^|]+ \|){2}$/, '')), expected)
})
