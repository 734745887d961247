import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import t from 'tap'
import { cellsOf, hasOddQuotes } from '../../src/verdict/csv-cells.ts'

const text = fc.array(fc.constantFrom('"', ',', 'a', ' ', '\n', '""'), { maxLength: 6 }).map(parts => parts.join(''))
const written = fc.tuple(text, fc.boolean()).map(([cell, quoted]) => quoted || /[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)
const rows = fc.array(written, { minLength: 1, maxLength: 5 }).map(cells => cells.join(',')).filter(row => row !== '')

t.test('the cells of a row are those that csv-parse finds', async t => {
  fc.assert(fc.property(rows, row => {
    t.strictSame([cellsOf(row)], parse(row, { relax_column_count: true }), JSON.stringify(row))
  }), { numRuns: 300, seed: 1 })
})

t.test('a row whose quotes are not closed has an odd number of them', async t => {
  for (const [line, isOdd] of [['a,b', false], ['"a"', false], ['"a', true], ['"a""', true], ['"', true], ['""""', false]] as const) t.equal(hasOddQuotes(line), isOdd, line)
})
