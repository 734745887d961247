// Checks fault rules from outside: a request's body, a file, an option of createMock.
import { Type } from '@sinclair/typebox'
import { complaints } from '../validation/complaint.ts'
import { BadFieldError } from '../errors.ts'
import { duration } from '../config/value-type.ts'
import { FaultRuleSchema, statuses, type FaultRule, type Match, type Quota, type Respond } from './fault-rule.ts'

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
  checkRanges(rule.match?.query ?? {}, `${field}.match.query`)
  if (rule.kind === 'quota') {
    if (duration.read(rule.window) === 0) throw new BadFieldError(`${field}.window`, 'must be longer than nothing')
    checkFormat(rule, field)
  }
  if (rule.kind !== undefined && rule.kind !== 'fault') return
  const { delay, respond, wire } = rule
  if (delay?.type === 'uniform' && delay.lower > delay.upper) throw new BadFieldError(`${field}.delay.upper`, `must be at least ${delay.lower}, got ${delay.upper}`)
  if (delay === undefined && respond === undefined && wire === undefined) throw new BadFieldError(field, 'must have a delay, respond or wire, or a kind')
  if (respond !== undefined) checkRespond(respond, `${field}.respond`)
}

function checkRanges (query: NonNullable<Match['query']>, field: string): void {
  for (const [name, wanted] of Object.entries(query)) {
    if (typeof wanted !== 'object') continue
    const { min = -Infinity, max = Infinity } = wanted
    if (min > max) throw new BadFieldError(`${field}.${name}.max`, `must be at least ${min}, got ${max}`)
  }
}

function checkRespond (respond: Respond, field: string): void {
  const { status, body } = respond
  if (status !== 200 && status < statuses.minimum) throw new BadFieldError(`${field}.status`, `must be 200 or from ${statuses.minimum} to ${statuses.maximum}, got ${status}`)
  if (status === 200 && body === undefined) throw new BadFieldError(`${field}.body`, 'is missing: only a status from 400 on has a usual one')
  for (const name of ['error_code', 'error_msg'] as const) if (body !== undefined && respond[name] !== undefined) throw new BadFieldError(`${field}.${name}`, 'must not stand beside body')
  if (body === undefined && respond.content_type !== undefined) throw new BadFieldError(`${field}.content_type`, 'must stand beside body')
  checkFormat(respond, field)
}

function checkFormat ({ retry_after: retryAfter, retry_after_format: format }: Respond | Quota, field: string): void {
  if (retryAfter === undefined && format !== undefined) throw new BadFieldError(`${field}.retry_after_format`, 'must stand beside retry_after')
}
