import fc from 'fast-check'
import t from 'tap'
import { BANK, INVERSE, permute } from '../../src/universe/permutation.ts'
import { runs } from '../laws/runs.ts'

t.test('a permutation has every value once', async () => {
  fc.assert(fc.property(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), key =>
    new Set(Array.from({ length: 256 }, (_, x) => permute(key, x))).size === 256), runs(500))
})

t.test('each shuffle of the bank has its inverse', async t => {
  for (let at = 0; at < BANK.length; at++) {
    const shuffle = at - at % 256
    if (INVERSE[shuffle + BANK[at]!] !== at % 256) t.fail(`${at}`)
  }
})
