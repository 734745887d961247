// What each kind of rule does with a request it matches: a strike, or nothing.
import { ParameterError, ThrottledError } from '../errors.ts'
import { duration } from '../config/setting.ts'
import { cursorOf, type Walk } from '../journal/walks.ts'
import type { Approach } from './fault-context.ts'
import { delayOf } from './delay.ts'
import { duplicated, skewed } from './distort.ts'
import type { Duplicate, ExpireCursor, Fault, FaultRule, Quota, Skew } from './fault-rule.ts'
import type { Strike } from './fault-effect.ts'
import { usualError } from './usual-error.ts'

/** In [0, 1), the same for the same rule and words. */
export type Draw = (...words: ReadonlyArray<string | number>) => number

/** May remember what it saw; a rule that is set anew gets a new one. */
export type Decide = (approach: Approach) => Omit<Strike, 'name' | 'kind'> | undefined

export function decideBy (rule: FaultRule, draw: Draw): Decide {
  switch (rule.kind) {
    case 'quota': return overQuota(rule)
    case 'expire-cursor': return cursorExpired(rule)
    case 'duplicate': return duplicates(rule, draw)
    case 'skew': return skews(rule, draw)
    default: return fault(rule, draw)
  }
}

function fault ({ delay, respond, wire }: Fault, draw: Draw): Decide {
  return ({ visit, now }) => ({
    delay: delay === undefined ? 0 : delayOf(delay, name => draw(name, visit.walk.key, visit.place)),
    error: respond && usualError(respond, now),
    retryAfter: respond?.retry_after,
    wire
  })
}

function overQuota ({ limit, window, retry_after: says = false }: Quota): Decide {
  const length = duration.read(window) ?? 1 // it has been checked
  const used = new Map<string, number>() // in the window that began at `begin`, by project
  let begin = -1
  return ({ tenant, now }) => {
    const current = now - now % length
    if (current !== begin) used.clear()
    begin = current
    const count = (used.get(tenant) ?? 0) + 1
    used.set(tenant, count)
    if (count <= limit) return undefined
    return { error: new ThrottledError(`limit:${limit},time:${inWords(length)}`), retryAfter: says ? Math.ceil((begin + length - now) / 1_000) : undefined }
  }
}

const units = [['day', 86_400_000], ['hour', 3_600_000], ['minute', 60_000]] as const

function inWords (ms: number): string {
  const [unit, size] = units.find(([, size]) => ms % size === 0) ?? ['second', 1_000]
  return `${ms / size} ${unit}`
}

// Dead is dead: the cursor is refused until the walk begins again, and then that walk is left alone.
function cursorExpired ({ after }: ExpireCursor): Decide {
  const died = new WeakMap<Walk, number>()
  return ({ visit: { walk, page }, query }) => {
    if (page <= after || cursorOf(query) === '') return undefined
    const round = died.get(walk) ?? walk.round
    died.set(walk, round)
    return round === walk.round ? { error: new ParameterError('the cursor has expired') } : undefined
  }
}

function duplicates ({ share }: Duplicate, draw: Draw): Decide {
  return () => ({ distort: (records, limit) => duplicated(records, limit, share, draw) })
}

function skews ({ share, by, towards }: Skew, draw: Draw): Decide {
  const distance = duration.read(by)
  return ({ now }) => ({ distort: records => skewed(records, { share, by: distance, towards, now }, draw) })
}
