// Worlds for properties: any seed, rate, resolution and own records, and a window of time with a few thousand records.
import fc from 'fast-check'
import { CLOCK_END } from '../../src/config/value-type.ts'
import type { FlowLog } from '../../src/contract/flow-log.ts'
import { planterOf } from '../../src/scenarios/plant.ts'
import type { Scenario } from '../../src/scenarios/scenario.ts'
import type { Universe } from '../../src/universe/universe.ts'
import { createUniverses } from '../../src/universe/universes.ts'

export interface World {
  readonly seed: number
  readonly project: string
  readonly firewall: string
  readonly rate: number
  readonly resolution: '1ms' | '1s'
  readonly protocol: 'name' | 'number'
  /** The window that tests look at (ms); both ends are in it. */
  readonly from: number
  readonly to: number
  readonly own: readonly FlowLog[]
  readonly scenarios?: readonly Scenario[]
}

const usualRates = [0, 0.001, 0.02, 1, 37.5, 1_000, 100_000]
/** Where windows begin: at the first moment, the documented example's, one of today, one in the far future, the clock's last days. */
const moments = [0, 1_663_555_012_345, Date.parse('2026-01-31T12:00:00Z'), Date.parse('2112-12-21T00:00:00Z'), CLOCK_END - 2 * 86_400_000]

/** The clock starts at the end of the world's window. */
export function universeOf ({ project, firewall, own, scenarios = [], to, ...settings }: World): Universe {
  return createUniverses(settings, own, planterOf(scenarios, settings, to))(project, firewall)
}

/** The window has about `most` computed records, and there are at most `own` own records. */
export function worlds ({ most = 3_000, own = 40, rates = usualRates } = {}): fc.Arbitrary<World> {
  return fc.record({
    seed: fc.nat(Number.MAX_SAFE_INTEGER),
    project: fc.constantFrom('p', '9d80d070b6d44942af73c9c3d38e0429'),
    firewall: fc.string(),
    rate: fc.constantFrom(...rates),
    resolution: fc.constantFrom('1ms', '1s'),
    protocol: fc.constantFrom('name', 'number'),
    moment: fc.constantFrom(...moments),
    later: fc.nat(86_400_000),
    own: ownRecords(own)
  }).map(({ moment, later, own, ...world }) => {
    const from = moment === 0 ? 0 : moment + later
    // With a resolution of 1 s, one tick would have 100 000 flows: a test of its own covers ties of thousands.
    const rate = world.resolution === '1s' ? Math.min(world.rate, 1_000) : world.rate
    const to = from + Math.ceil(most * 1_000 / (rate || 1))
    const timed = own.map(({ at, lasts, aligned, ...rest }) => {
      const start = from + Math.floor(at * (to - from))
      const begin = aligned ? start - start % 1_000 : start
      return { ...rest, start_time: begin, end_time: Math.max(begin + lasts, 0) }
    })
    return { ...world, rate, from, to, own: timed }
  })
}

/** Any 16-bit units, lone surrogates too. */
export const anyText = fc.array(fc.oneof(
  fc.constantFrom('a', '"', '\\', '\n', '\0', '\u2028', '\u2029', '\uD800', '\uDFFF', '😀', 'é', '中'),
  fc.nat(0xffff).map(unit => String.fromCharCode(unit))
), { maxLength: 8 }).map(units => units.join(''))

function ownRecords (maxLength: number) {
  return fc.uniqueArray(fc.record({
    log_id: fc.tuple(fc.constantFrom('', 'own-', '76354'), anyText).map(([start, rest]) => `${start}_${rest}`),
    at: fc.oneof(fc.constantFrom(0, 0.5, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    aligned: fc.boolean(),
    lasts: fc.constantFrom(0, 1, 40, 1_000, 86_400_000, 31_536_000_000, -5),
    bytes: fc.constantFrom(0, 34.5, 1e21, 0.1),
    src_ip: fc.constantFrom('10.1.2.3', '172.31.0.1', '172.32.0.1', 'fd00::1', '198.18.0.77'),
    src_port: fc.constantFrom(0, 40_000, 65_535),
    dst_ip: fc.constantFrom('192.168.1.1', '203.0.113.9', '2001:db8::1'),
    dst_port: fc.constantFrom(443, 53, 7),
    protocol: fc.constantFrom('TCP', '6', 'udp', 'ICMPv6', 'gre', 'GRE', '47'),
    app: fc.oneof(fc.constant('HTTPS'), anyText),
    direction: fc.constantFrom('in2out', 'out2in'),
    dst_host: anyText,
    src_region_name: fc.constantFrom('Germany', 'Netherlands')
  }, { requiredKeys: ['log_id', 'at', 'aligned', 'lasts'] }), { minLength: maxLength > 1_000 ? maxLength / 2 : 0, maxLength, selector: ({ log_id: id }) => id })
}
