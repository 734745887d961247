// What a rule of each kind does to a request that it matches.
import { ParameterError, ThrottledError } from '../errors.ts'
import { duration } from '../config/value-type.ts'
import { cursorOf, type Walk } from '../journal/walks.ts'
import type { FaultContext } from './fault-context.ts'
import { delayOf } from './delay.ts'
import { absentRecords, duplicated, skewed } from './distort.ts'
import type { Duplicate, ExpireCursor, Fault, FaultRule, Quota, Skew } from './fault-rule.ts'
import type { FaultEffect } from './fault-effect.ts'
import { rawAnswerOf } from './raw-answer.ts'
import { retryAfterOf } from './retry-after.ts'
import { usualError } from './usual-error.ts'

/** In [0, 1), the same for the same rule and words. */
export type Draw = (...words: ReadonlyArray<string | number>) => number

/** Undefined: nothing. May count requests; a rule that is set again starts anew. */
export type RuleEffect = (context: FaultContext) => Omit<FaultEffect, 'name' | 'kind'> | undefined

export function ruleEffect (rule: FaultRule, draw: Draw): RuleEffect {
  switch (rule.kind) {
    case 'quota': return quota(rule)
    case 'expire-cursor': return expireCursor(rule)
    case 'duplicate': return duplicate(rule, draw)
    case 'skew': return skew(rule, draw)
    case 'no-records': return () => ({ distort: () => absentRecords[rule.as] })
    default: return fault(rule, draw) // does not compile while a kind has no case
  }
}

function fault ({ delay, respond, wire }: Fault, draw: Draw): RuleEffect {
  return ({ walkStep, now }) => ({
    delay: delay === undefined ? 0 : delayOf(delay, name => draw(name, walkStep.walk.key, walkStep.requestNumber)),
    error: respond && respond.body === undefined ? usualError(respond, now) : undefined,
    rawAnswer: respond?.body === undefined ? undefined : rawAnswerOf(respond.status, respond.body, respond.content_type),
    retryAfter: respond?.retry_after === undefined ? undefined : retryAfterOf(respond.retry_after, respond.retry_after_format, now),
    wire
  })
}

function quota ({ limit, window, retry_after: retryAfter = false, retry_after_format: format }: Quota): RuleEffect {
  const length = duration.read(window) ?? 1 // never undefined: rules-of.ts has checked it
  const used = new Map<string, number>() // requests by project, in the window that began at `begin`
  let begin = -1
  return ({ tenant, now }) => {
    const current = now - now % length
    if (current !== begin) used.clear()
    begin = current
    const count = (used.get(tenant) ?? 0) + 1
    used.set(tenant, count)
    if (count <= limit) return undefined
    return { error: new ThrottledError(`limit:${limit},time:${gatewayDuration(length)}`), retryAfter: retryAfter ? retryAfterOf(Math.ceil((begin + length - now) / 1_000), format, now) : undefined }
  }
}

const units = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]] as const

/** As the gateway writes it, in the largest unit that divides it: `1 minute`, `90 second`. */
function gatewayDuration (ms: number): string {
  const [unit, size] = units.find(([, size]) => ms % size === 0) ?? ['second', 1_000]
  return `${ms / size} ${unit}`
}

// Refuses a walk's cursors until the walk begins again. After that the rule leaves that walk alone.
function expireCursor ({ after }: ExpireCursor): RuleEffect {
  const expiredIn = new WeakMap<Walk, number>() // the round of the walk whose cursors expired
  return ({ walkStep: { walk, page }, query }) => {
    if (page <= after || cursorOf(query) === '') return undefined
    const round = expiredIn.get(walk) ?? walk.round
    expiredIn.set(walk, round)
    return round === walk.round ? { error: new ParameterError('the cursor has expired') } : undefined
  }
}

function duplicate ({ share }: Duplicate, draw: Draw): RuleEffect {
  return () => ({ distort: (records, limit) => duplicated(records, limit, share, draw) })
}

function skew ({ share, by, towards }: Skew, draw: Draw): RuleEffect {
  const distance = duration.read(by)
  return ({ now }) => ({ distort: records => skewed(records, { share, by: distance, towards, now }, draw) })
}
