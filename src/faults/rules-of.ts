// Checks fault rules from outside: a request's body, a file, an option of createMock.
import { Type } from '@sinclair/typebox'
import { complaints } from '../validation/complaint.ts'
import { BadFieldError } from '../errors.ts'
import { duration } from '../config/value-type.ts'
import { FaultRuleSchema, type FaultRule } from './fault-rule.ts'

export const MAX_RULES = 1_000
export const FaultRulesSchema = Type.Array(FaultRuleSchema, { maxItems: MAX_RULES, description: 'In order; the first match wins' })
const complaintAbout = complaints(FaultRulesSchema)

/** A copy, so that the caller may do as it likes with its own. Throws BadFieldError, which names the field, at the first mistake. */
export function rulesOf (input: unknown): readonly FaultRule[] {
  const complaint = complaintAbout(input)
  if (complaint !== undefined) throw new BadFieldError(`faults${complaint.path}`, complaint.reason)
  const rules: unknown = structuredClone(input)
  if (!isRules(rules)) return [] // never: the schema holds
  rules.forEach((rule, index) => checkMeaning(rule, `faults[${index}]`))
  return rules
}

function isRules (input: unknown): input is readonly FaultRule[] {
  return Array.isArray(input)
}

// Checks what the schema cannot express.
function checkMeaning (rule: FaultRule, field: string): void {
  const { from = 1, to = Infinity } = rule.match?.requests ?? {}
  if (from > to) throw new BadFieldError(`${field}.match.requests.to`, `must be at least ${from}, got ${to}`)
  if (rule.kind === 'quota' && duration.read(rule.window) === 0) throw new BadFieldError(`${field}.window`, 'must be longer than nothing')
  if (rule.kind !== undefined && rule.kind !== 'fault') return
  const { delay, respond, wire } = rule
  if (delay?.type === 'uniform' && delay.lower > delay.upper) throw new BadFieldError(`${field}.delay.upper`, `must be at least ${delay.lower}, got ${delay.upper}`)
  if (delay === undefined && respond === undefined && wire === undefined) throw new BadFieldError(field, 'must have a delay, respond or wire, or a kind')
}
