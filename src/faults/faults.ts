// The fault rules in force, and the effect they have on a request.
import { BadFieldError } from '../errors.ts'
import { requireProjectId } from '../validation/argument.ts'
import type { FaultContext } from './fault-context.ts'
import { chance } from './chance.ts'
import { ruleEffect, type RuleEffect, type Draw } from './rule-effect.ts'
import type { FaultRule } from './fault-rule.ts'
import { matches } from './matches.ts'
import { MAX_RULES, rulesOf } from './rules-of.ts'
import type { FaultEffect } from './fault-effect.ts'

export interface Faults {
  /** Copies of the rules of one project, or of all. */
  readonly list: (tenant?: string) => readonly FaultRule[]
  /** Replaces the rules in force; those of one project go before the others. Throws BadFieldError, and changes nothing, if a rule is bad. */
  readonly replace: (rules: unknown, tenant?: string) => void
  /** Adds rules after those in force. Throws as `replace` does. */
  readonly append: (rules: unknown, tenant?: string) => void
  readonly clear: (tenant?: string) => void
  /** Restores the initial rules and sets all counts to 0. */
  readonly reset: (tenant?: string) => void
  readonly any: () => boolean
  /** The effect of the first rule that has one on this request. */
  readonly effectOn: (context: FaultContext) => FaultEffect | undefined
}

interface ActiveRule {
  readonly rule: FaultRule
  readonly name: string
  readonly draw: Draw
  readonly apply: RuleEffect
  /** Requests that fitted, apart from counts and probability. */
  matched: number
  /** Requests that it had an effect on. */
  applied: number
}

/** `initial` are the rules at the start and after a reset. */
export function createFaults (seed: number, initial: readonly FaultRule[] = []): Faults {
  const activate = (rule: FaultRule): ActiveRule => {
    const text = JSON.stringify(rule)
    const draw: Draw = (...words) => chance(seed, text, ...words)
    return { rule, name: rule.name ?? rule.kind ?? 'fault', draw, apply: ruleEffect(rule, draw), matched: 0, applied: 0 }
  }
  const isOf = (tenant?: string) => {
    requireProjectId(tenant)
    return ({ rule }: ActiveRule) => tenant === undefined || rule.match?.project_id === tenant
  }
  const others = (tenant?: string) => {
    const isItsOwn = isOf(tenant)
    return active.filter(rule => !isItsOwn(rule))
  }
  const set = (rules: readonly ActiveRule[]) => {
    if (rules.length > MAX_RULES) throw new BadFieldError('faults', `must be at most ${MAX_RULES}`)
    active = rules
  }
  let active: readonly ActiveRule[] = initial.map(activate)

  return {
    list: tenant => active.filter(isOf(tenant)).map(({ rule }) => structuredClone(rule)),
    replace: (rules, tenant) => set([...ownedBy(rulesOf(rules), tenant).map(activate), ...others(tenant)]),
    append: (rules, tenant) => set([...active, ...ownedBy(rulesOf(rules), tenant).map(activate)]),
    clear: tenant => set(others(tenant)),
    reset: tenant => set([...initial.map(activate).filter(isOf(tenant)), ...others(tenant)]),
    any: () => active.length > 0,
    effectOn: context => {
      for (const rule of active) {
        const effect = effectOf(rule, context)
        if (effect !== undefined) return effect
      }
      return undefined
    }
  }
}

function effectOf (active: ActiveRule, context: FaultContext): FaultEffect | undefined {
  const { rule: { kind = 'fault', match = {}, times = Infinity }, name, draw, apply } = active
  const { requests: { from = 1, to = Infinity } = {}, probability } = match
  if (active.applied >= times || !matches(match, context)) return undefined
  active.matched++
  if (active.matched < from || active.matched > to) return undefined
  if (probability !== undefined && draw(context.walkStep.walk.key, context.walkStep.requestNumber) >= probability) return undefined
  const effect = apply(context)
  if (effect === undefined) return undefined
  active.applied++
  return { ...effect, name, kind }
}

// A change for one project makes every rule a rule of that project.
function ownedBy (rules: readonly FaultRule[], tenant: string | undefined): readonly FaultRule[] {
  requireProjectId(tenant)
  if (tenant === undefined) return rules
  return rules.map((rule, index) => {
    const named = rule.match?.project_id ?? tenant
    if (named !== tenant) throw new BadFieldError(`faults[${index}].match.project_id`, `must be ${tenant}, got ${named}`)
    return { ...rule, match: { ...rule.match, project_id: tenant } }
  })
}
