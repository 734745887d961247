import fc from 'fast-check'
import t from 'tap'
import { violationsOf } from './consistency.ts'
import { createPlaceChecker } from './place-checker.ts'
import { createSearchSource } from './search-source.ts'
import type { WireRecord } from './wire-record.ts'
import { PROTOCOL_NUMBERS } from '../../src/universe/cast.ts'
import { runs } from '../laws/runs.ts'

const { numRuns: WORLDS, endOnFailure } = runs(20)
const RECORDS = 50_000 // of each
const LOG_TYPES = [['internet', 0.6], ['vpc', 0.2], ['nat', 0.2]] as const // with their shares of the records

const names = new Map(Object.entries(PROTOCOL_NUMBERS).map(([name, number]) => [String(number), name]))

const worlds = fc.record({
  seed: fc.integer(),
  rate: fc.constantFrom(0.001, 0.01, 1, 50, 1000, 100_000),
  from: fc.integer({ min: 0, max: Date.UTC(2112, 0) }),
  resolution: fc.constantFrom('1ms' as const, '1s' as const),
  protocol: fc.constantFrom('name' as const, 'number' as const)
})

// Law 9 of docs/universe.md.
t.test('every record is physically possible', async t => {
  let seen = 0
  fc.assert(fc.property(worlds, ({ seed, rate, from, resolution, protocol }) => {
    const source = createSearchSource({ resolution, protocol })
    const contradictionsOf = createPlaceChecker()
    for (const [logType, part] of LOG_TYPES) {
      let left = RECORDS * part
      const to = from + 20 * RECORDS / rate * 1000 // long enough for any log type, at night too
      for (const wire of source({ seed, rate, from, to, logType }).records) {
        const record: WireRecord = protocol === 'name' ? wire : { ...wire, protocol: names.get(wire.protocol) ?? wire.protocol }
        const violations = [...violationsOf(record, logType), ...contradictionsOf(record)]
        if (violations.length > 0) throw new Error(`${violations.join('; ')}: ${JSON.stringify(wire)}`)
        seen++
        if (--left === 0) break
      }
    }
  }), { numRuns: WORLDS, endOnFailure })
  t.equal(seen, WORLDS * RECORDS)
})
