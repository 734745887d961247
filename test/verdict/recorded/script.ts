// What happens to a mock: phases of a clock, faults, and clients side by side.
import fc from 'fast-check'
import { profileOf } from '../../../src/config/profile.ts'
import type { FaultRule } from '../../../src/faults/fault-rule.ts'

const share = fc.double({ min: 0, max: 1, noNaN: true })

export const FILTERS = [{}, { direction: 'in2out' }, { dst_port: 443 }] as const
export const FIREWALLS = ['f', 'g'] as const

const probability = fc.constantFrom(0.1, 0.4)
const rules: fc.Arbitrary<FaultRule> = fc.oneof(
  fc.record({ match: fc.record({ probability }), wire: fc.constantFrom('truncate', 'truncate', 'reset', 'empty', 'garbage', 'dribble') }),
  fc.record({ match: fc.record({ probability }), respond: fc.record({ status: fc.constantFrom(401, 429, 500, 503, 504), retry_after: fc.nat(3) }), delay: fc.constant({ type: 'fixed', ms: 5 } as const) }),
  fc.record({ match: fc.record({ page: fc.constantFrom(1, 2, 3) }), respond: fc.constant({ status: 502 }), times: fc.integer({ min: 1, max: 9 }) }),
  fc.record({ match: fc.record({ probability }), delay: fc.constant({ type: 'uniform', lower: 0, upper: 40 } as const) }),
  fc.record({ kind: fc.constant('duplicate'), share: fc.constantFrom(0.1, 0.9), match: fc.record({ probability }) }),
  fc.record({ kind: fc.constant('skew'), share: fc.constantFrom(0.1, 0.9), match: fc.record({ probability }) }),
  fc.record({ kind: fc.constant('expire-cursor'), after: fc.constantFrom(1, 2) }),
  fc.record({ kind: fc.constant('quota'), limit: fc.constantFrom(20, 100), window: fc.constant('1m') })
)

/** A client reads one window, page by page. */
const reader = fc.record({
  firewall: fc.constantFrom(...FIREWALLS),
  filter: fc.nat(FILTERS.length - 1),
  how: fc.constantFrom('log_id', 'both', 'next_date', 'offset'),
  to: fc.oneof(share, fc.constant(1)),
  width: fc.constantFrom(0.02, 0.2, 1),
  limit: fc.constantFrom(1, 7, 100, 1_024),
  pages: fc.constantFrom(1, 3, 8),
  gzip: fc.boolean(),
  onFailure: fc.constantFrom('repeat', 'go on', 'give up'),
  /** Which page it leaves, and how. */
  leaves: fc.constantFrom(-1, 0, 1, 2),
  leaving: fc.constantFrom('hang', 'delay', 'dribble'),
  /** How far the clock goes after each page, as a share of the span. */
  pause: fc.constantFrom(0, 0.0003, 0.002)
})
export type Reader = typeof reader extends fc.Arbitrary<infer Value> ? Value : never

export const scripts = fc.record({
  settings: fc.record({
    order: fc.constantFrom('newest', 'oldest'),
    lag: fc.constantFrom(0, 5_000),
    retention: fc.constantFrom(undefined, undefined, 600_000),
    compression: fc.constantFrom('on', 'off')
  }),
  faults: fc.oneof(
    fc.array(rules, { minLength: 1, maxLength: 4 }),
    fc.array(rules, { minLength: 1, maxLength: 4 }),
    fc.constantFrom('steady', 'throttled', 'flaky', 'slow', 'ties').map(profile => profileOf(profile).faults)
  ),
  filters: fc.boolean(),
  phases: fc.array(fc.record({
    clock: fc.constantFrom('stand', 'run', 'advance', 'set back'),
    readers: fc.oneof({ weight: 5, arbitrary: fc.array(reader, { maxLength: 6 }) }, { weight: 1, arbitrary: fc.array(reader, { minLength: 64, maxLength: 64 }) })
  }), { minLength: 1, maxLength: 5 }),
  /** What is judged: shares of the span. */
  scope: fc.option(fc.tuple(share, share), { nil: undefined }),
  cut: fc.option(share, { nil: undefined })
})
export type Script = typeof scripts extends fc.Arbitrary<infer Value> ? Value : never
