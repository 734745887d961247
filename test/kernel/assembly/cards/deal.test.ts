// Which record of a computed stream carries which card, and what a card's column says of it.
import fc from 'fast-check'
import t from 'tap'
import { runs } from '../../../laws/runs.ts'
import { RESOLUTIONS } from '../../../../src/universe/settings.ts'
import { universeOf, worlds } from '../../../laws/world.ts'

const BLOCK = 65_536
const anyWorld = worlds({ own: 0, rates: [0.001, 1, 977, 3_333, 77_777, 100_000] })

t.test('every block deals every card once', async () => {
  fc.assert(fc.property(anyWorld, fc.nat(3), fc.oneof(fc.nat(300), fc.nat(2 ** 32)), (world, index, block) => {
    const { kernel } = universeOf(world)
    const seen = new Uint8Array(BLOCK)
    for (let i = 0; i < BLOCK; i++) seen[kernel.cardOf(index, block * BLOCK + i)]!++
    return seen.every(times => times === 1)
  }), runs(10))
})

t.test('256 records in a row carry one row of the deck, each column once', async () => {
  fc.assert(fc.property(anyWorld, fc.nat(3), fc.nat(2 ** 40), (world, index, rowNumber) => {
    const { kernel } = universeOf(world)
    const cards = Array.from({ length: 256 }, (_, i) => kernel.cardOf(index, rowNumber * 256 + i))
    return new Set(cards.map(card => card >>> 8)).size === 1 && new Set(cards.map(card => card & 255)).size === 256
  }), runs(10))
})

t.test('a card comes with 256 client ports in 256 blocks, or always with one; then they come again', async () => {
  fc.assert(fc.property(anyWorld, fc.nat(3), fc.nat(2 ** 24), fc.nat(BLOCK - 1), (world, index, cycle, card) => {
    const { kernel, computedStreams } = universeOf(world)
    const ports = [0, 1].map(next => new Set(Array.from({ length: 256 }, (_, i) => {
      const n = numberOf(card, Array.from({ length: 256 }, (_, row) => ((cycle + next) * 256 + i) * 256 + row), n => kernel.cardOf(index, n))
      return computedStreams[index]!.flowLogAt(n).src_port!
    })))
    const [these, those] = [ports[0]!, ports[1]!]
    return (these.size === 256 || these.size === 1) && these.size === those.size && [...these].every(port => those.has(port))
  }), runs(3))
})

/** The record that carries the card, among the rows of one block. */
function numberOf (card: number, rowNumbers: readonly number[], cardOf: (n: number) => number): number {
  const rowNumber = rowNumbers.find(rowNumber => cardOf(rowNumber * 256) >>> 8 === card >>> 8)!
  for (let n = rowNumber * 256; ; n++) if (cardOf(n) === card) return n
}

t.test('sessions last longer from column to column, for whole ticks', async () => {
  fc.assert(fc.property(anyWorld, fc.nat(3), fc.nat(1e9), (world, index, first) => {
    const { kernel } = universeOf(world)
    const grain = RESOLUTIONS[world.resolution]
    const most = new Float64Array(256)
    const least = new Float64Array(256).fill(Infinity)
    for (let n = first; n < first + 3 * BLOCK; n++) {
      const column = kernel.cardOf(index, n) & 255
      const lasts = kernel.endOf(index, n) - kernel.startOf(index, n)
      if (lasts % grain !== 0 || lasts < 0) return false
      least[column] = Math.min(least[column]!, lasts)
      most[column] = Math.max(most[column]!, lasts)
    }
    // Cards are sorted by classes of duration, 64 to an octave: within one they come in any order.
    return least.every((shortest, column) => column === 0 || shortest >= most[column - 1]! * 2 ** (-1 / 32) - grain)
  }), runs(3))
})
