// Fault rules at hand: those of the profiles, and the mishaps that break collectors most.
import type { FaultRule } from '../faults/fault-rule.ts'
import flaky from '../../fixtures/profiles/flaky.json'
import outage from '../../fixtures/profiles/outage.json'
import slow from '../../fixtures/profiles/slow.json'
import throttled from '../../fixtures/profiles/throttled.json'

export interface ReadyRules {
  readonly title: string
  readonly description: string
  readonly rules: ReadonlyArray<{ readonly name: string }>
}

export const PROFILES: readonly ReadyRules[] = [
  { title: 'flaky', description: flaky.description, rules: flaky.faults },
  { title: 'throttled', description: throttled.description, rules: throttled.faults },
  { title: 'slow', description: slow.description, rules: slow.faults },
  { title: 'outage', description: outage.description, rules: outage.faults }
]

const one = (description: string, rule: FaultRule & { readonly name: string }): ReadyRules => ({ title: rule.name, description, rules: [rule] })

export const RULES: readonly ReadyRules[] = [
  one('Every second request is refused for a moment', { name: 'often busy', match: { probability: 0.5 }, respond: { status: 429, retry_after: 1 } }),
  one('The second page of every walk fails', { name: 'second page fails', match: { page: 2 }, respond: { status: 502 } }),
  one('A walk loses its cursor after two pages', { name: 'cursor expires', kind: 'expire-cursor', after: 2 }),
  one('Every tenth answer is cut in half', { name: 'cut short', match: { probability: 0.1 }, wire: 'truncate' }),
  one('Every tenth connection is reset', { name: 'connection reset', match: { probability: 0.1 }, wire: 'reset' }),
  one('A tenth of the records comes twice', { name: 'duplicates', kind: 'duplicate', share: 0.1 }),
  one('A tenth of the records has times that cannot be', { name: 'skewed times', kind: 'skew', share: 0.1 }),
  one('The token is refused once', { name: 'token expires', times: 1, respond: { status: 401 } })
]
