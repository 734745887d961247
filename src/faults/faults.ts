// The rules in force, and which of them a request runs into.
import { BadFieldError } from '../errors.ts'
import type { Approach } from './fault-context.ts'
import { chance } from './chance.ts'
import { decideBy, type Decide, type Draw } from './rule-effect.ts'
import type { FaultRule } from './fault-rule.ts'
import { matches } from './matches.ts'
import { rulesOf } from './rules-of.ts'
import type { Strike } from './fault-effect.ts'

export interface Faults {
  /** Of one project, or of all. */
  readonly list: (tenant?: string) => readonly FaultRule[]
  /** Instead of those in force; a project's go before the others. Throws BadFieldError, and changes nothing, if a rule is bad. */
  readonly replace: (rules: unknown, tenant?: string) => void
  /** After those in force. Throws as `replace` does. */
  readonly append: (rules: unknown, tenant?: string) => void
  readonly clear: (tenant?: string) => void
  /** As at the start, with all counts at nought. */
  readonly reset: (tenant?: string) => void
  readonly any: () => boolean
  /** The first rule that has something for this request. */
  readonly strike: (approach: Approach) => Strike | undefined
}

interface Armed {
  readonly rule: FaultRule
  readonly name: string
  readonly draw: Draw
  readonly decide: Decide
  /** Requests that fitted all but counts and chance. */
  seen: number
  struck: number
}

const mostRules = 1_000

/** `initial` holds at the start and after a reset. */
export function createFaults (seed: number, initial: readonly FaultRule[] = []): Faults {
  const arm = (rule: FaultRule): Armed => {
    const written = JSON.stringify(rule)
    const draw: Draw = (...words) => chance(seed, written, ...words)
    return { rule, name: rule.name ?? rule.kind ?? 'fault', draw, decide: decideBy(rule, draw), seen: 0, struck: 0 }
  }
  const isOf = (tenant?: string) => ({ rule }: Armed) => tenant === undefined || rule.match?.project_id === tenant
  const others = (tenant?: string) => armed.filter(one => !isOf(tenant)(one))
  const set = (rules: readonly Armed[]) => {
    if (rules.length > mostRules) throw new BadFieldError('faults', `must be at most ${mostRules}`)
    armed = rules
  }
  let armed: readonly Armed[] = initial.map(arm)

  return {
    list: tenant => armed.filter(isOf(tenant)).map(({ rule }) => rule),
    replace: (rules, tenant) => set([...ownedBy(rulesOf(rules), tenant).map(arm), ...others(tenant)]),
    append: (rules, tenant) => set([...armed, ...ownedBy(rulesOf(rules), tenant).map(arm)]),
    clear: tenant => set(others(tenant)),
    reset: tenant => set([...initial.map(arm).filter(isOf(tenant)), ...others(tenant)]),
    any: () => armed.length > 0,
    strike: approach => {
      for (const one of armed) {
        const strike = strikeOf(one, approach)
        if (strike !== undefined) return strike
      }
      return undefined
    }
  }
}

function strikeOf (armed: Armed, approach: Approach): Strike | undefined {
  const { rule: { kind = 'fault', match = {}, times = Infinity }, name, draw, decide } = armed
  const { requests: { from = 1, to = Infinity } = {}, probability } = match
  if (armed.struck >= times || !matches(match, approach)) return undefined
  armed.seen++
  if (armed.seen < from || armed.seen > to) return undefined
  if (probability !== undefined && draw(approach.visit.walk.key, approach.visit.place) >= probability) return undefined
  const strike = decide(approach)
  if (strike === undefined) return undefined
  armed.struck++
  return { ...strike, name, kind }
}

// Asked for one project, a rule is that project's, whether it says so or not.
function ownedBy (rules: readonly FaultRule[], tenant: string | undefined): readonly FaultRule[] {
  if (tenant === undefined) return rules
  return rules.map((rule, index) => {
    const named = rule.match?.project_id ?? tenant
    if (named !== tenant) throw new BadFieldError(`faults[${index}].match.project_id`, `must be ${tenant}, got ${named}`)
    return { ...rule, match: { ...rule.match, project_id: tenant } }
  })
}
