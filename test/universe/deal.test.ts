import fc from 'fast-check'
import t from 'tap'
import { BLOCK, cardOf, columnOf, dealOf, HAND, handOf, handsIn, placeOfColumn, SHOE, turnOf } from '../../src/universe/deal.ts'
import { permute, unpermute } from '../../src/universe/permutation.ts'
import { runs } from '../runs.ts'

const keys = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 })
const numbers = fc.oneof(fc.nat(1_000_000), fc.nat(Number.MAX_SAFE_INTEGER))
const bytes = Array.from({ length: 256 }, (_, i) => i)

t.test('a permutation takes every place once, and back', async () => {
  fc.assert(fc.property(keys, key =>
    new Set(bytes.map(x => permute(key, x))).size === 256 && bytes.every(x => unpermute(key, permute(key, x)) === x)), runs(500))
})

t.test('every block deals every card once', async () => {
  fc.assert(fc.property(keys, fc.nat(2 ** 36), (key, block) => {
    const deal = dealOf(key)
    const seen = new Uint8Array(BLOCK)
    for (let i = 0; i < BLOCK; i++) seen[cardOf(deal, block * BLOCK + i)]!++
    return seen.every(times => times === 1)
  }), runs(20))
})

t.test('where a card is dealt, it is found', async () => {
  fc.assert(fc.property(keys, numbers, (key, n) => {
    const deal = dealOf(key)
    const number = Math.floor(n / HAND)
    const block = Math.floor(n / BLOCK)
    const card = cardOf(deal, n)
    return handOf(deal, number) === card >>> 8 && columnOf(deal, n) === (card & 255) &&
      block * 256 + unpermute(handsIn(deal, block), card >>> 8) === number && number * HAND + placeOfColumn(deal, card & 255, number) === n
  }), runs(5_000))
})

t.test('every turn comes once in a shoe', async () => {
  fc.assert(fc.property(keys, fc.nat(2 ** 28), (key, shoe) => {
    const deal = dealOf(key)
    return new Set(bytes.map(i => turnOf(deal, shoe * SHOE + i))).size === SHOE
  }), runs(200))
})
