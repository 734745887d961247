import fc from 'fast-check'
import t from 'tap'
import { COLUMNS } from '../../src/universe/deck.ts'
import { durationOf } from '../../src/universe/measure.ts'
import { runs } from '../runs.ts'
import { universeOf, worlds } from '../world.ts'

t.test('a column bounds the durations of its cards, and no record lasts longer than the longest of its stream', async () => {
  fc.assert(fc.property(worlds({ own: 0, rates: [0.001, 1, 977, 3_333, 77_777, 100_000] }), fc.array(fc.nat(0xffff_ffff)), (world, shapes) =>
    universeOf(world).dealt.every(({ deck, longest }) => Array.from({ length: COLUMNS }, (_, column) => column).every(column => {
      const least = deck.shortest[column]! - deck.shortest[column]! % deck.resolution
      return deck.longest[column]! <= longest &&
        [0, 0xffff_ffff, ...shapes].every(shape => {
          const duration = durationOf(deck, column, shape)
          return Number.isInteger(duration) && duration % deck.resolution === 0 && duration >= least && duration <= deck.longest[column]!
        })
    }))
  ), runs(4))
})
