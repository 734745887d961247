import fc from 'fast-check'
import t from 'tap'
import { createScopeSet } from '../../src/verdict/scope-set.ts'
import { expectSame } from '../laws/expect-same.ts'
import { runs } from '../laws/runs.ts'
import { universeOf } from '../laws/world.ts'

const RATE = 100_000 // flows a second: a minute has several pieces
const SPAN = { from: 1_700_000_000_000, to: 1_700_000_060_000 }
const universe = universeOf({ seed: 1, project: 'p', firewall: 'f', rate: RATE, resolution: '1ms', protocol: 'name', from: 0, to: 0, own: [] })
const time = fc.integer({ min: SPAN.from - 100, max: SPAN.to + 100 })
const stretches = fc.array(fc.record({ stream: fc.nat(universe.streams.length - 1), part: fc.double({ min: 0, max: 1, noNaN: true }), count: fc.integer({ min: 1, max: 200 }) }), { maxLength: 20 })

t.test('counts what a plain set counts, between any two times', async () => {
  fc.assert(fc.property(stretches, fc.array(fc.tuple(time, time), { minLength: 5, maxLength: 5 }), (stretches, spans) => {
    const set = createScopeSet(universe, SPAN.from, SPAN.to)
    const plain = new Set<string>()
    const starts: number[] = []
    for (const { stream, part, count } of stretches) {
      const { rank, startOf } = universe.streams[stream]!
      const [first, end] = [rank(SPAN.from), rank(SPAN.to + 1)]
      for (let number = first + Math.floor(part * (end - first)); number < end && count > number - first - Math.floor(part * (end - first)); number++) {
        const name = `${stream} ${number}`
        expectSame(set.has(stream, number), plain.has(name), 'has', name)
        expectSame(set.add(stream, number), !plain.has(name), 'add', name)
        if (!plain.has(name)) starts.push(startOf(number))
        plain.add(name)
      }
    }
    expectSame(set.size(), plain.size, 'size', {})
    for (const [from, to] of [[SPAN.from, SPAN.to] as const, ...spans]) expectSame(set.between(from, to), starts.filter(start => start >= from && start <= to).length, 'between', { from, to })
  }), runs(40))
})
