// The flow-log API as a collector under test sees it: in process, on a frozen clock that moves with every request and every wait.
import type { LightMyRequestResponse } from 'fastify'
import type { Test } from 'tap'
import type { FlowLog } from '../../src/contract/flow-log.ts'
import { profileOf } from '../../src/config/profile.ts'
import { duration } from '../../src/config/value-type.ts'
import { rulesOf } from '../../src/faults/rules-of.ts'
import type { RequestEntry } from '../../src/journal/request-entry.ts'
import type { Verdict } from '../../src/verdict/verdict-schema.ts'
import { lookBackOf } from '../../src/universe/look-back.ts'
import { immediateTimer, mockFor, now } from '../helpers/mock.ts'

export type Query = Readonly<Record<string, string | number | undefined>>

export interface Answer {
  /** 0 where none came, or not all of it, or where it makes no sense. */
  readonly status: number
  readonly records: readonly FlowLog[]
  readonly total: number
  /** s; 0 where nothing was said. */
  readonly retryAfter: number
}

export interface Service {
  readonly order: 'newest' | 'oldest'
  /** Records a page. */
  readonly limit: number
  /** How long before its poll a collector must look back (ms): the longest session, and the lag. */
  readonly lookBack: number
  /** ms since 1970. */
  readonly now: () => number
  /** Lets so many ms pass. */
  readonly wait: (ms: number) => void
  readonly ask: (query: Query) => Promise<Answer>
}

export interface Surroundings {
  readonly settings?: Readonly<Record<string, unknown>>
  readonly profile?: string
  readonly faults?: unknown
  readonly limit?: number
  /** How much time a request takes (ms). */
  readonly pace?: number
}

export async function serviceFor (t: Test, { settings = {}, profile = 'steady', faults, limit = 100, pace = 20 }: Surroundings): Promise<{ readonly service: Service, readonly verdict: () => Promise<Verdict>, readonly journal: () => readonly RequestEntry[] }> {
  const { settings: presets, faults: rules } = profileOf(profile)
  const all: Readonly<Record<string, unknown>> = { now, journal: 100_000, ...presets, ...settings }
  const { app, ask: inject } = await mockFor(t, all, [], { faults: rulesOf(faults ?? rules), timer: immediateTimer().timer })
  const { state: { clock, journal }, court } = app
  const lag = duration.read(all['lag']) ?? 0
  return {
    verdict: () => court.verdict(),
    journal: () => journal.list(),
    service: {
      order: all['order'] === 'oldest' ? 'oldest' : 'newest',
      limit,
      lookBack: lookBackOf({ rate: 1, lag }, []),
      now: clock.now,
      wait: clock.advance,
      ask: async query => {
        clock.advance(pace)
        return answerOf(inject({ limit, ...query }), clock.now)
      }
    }
  }
}

/** What came, as far as it can be read. `now` gives ms since 1970. */
export async function answerOf (response: Promise<LightMyRequestResponse>, now: () => number): Promise<Answer> {
  const answer = await response.catch(() => undefined) // cut off
  const nothing = { status: 0, records: [], total: 0, retryAfter: 0 }
  if (answer === undefined) return nothing
  const { statusCode: status, headers } = answer
  const body: { readonly data?: { readonly records?: readonly FlowLog[] | null, readonly total: number } } | undefined = parsed(answer.body)
  if (status === 200 && !Array.isArray(body?.data?.records)) return nothing
  return { status, records: body?.data?.records ?? [], total: body?.data?.total ?? 0, retryAfter: secondsUntil(String(headers['retry-after'] ?? 0), now()) }
}

/** `retryAfter` is a number of seconds or a date. */
function secondsUntil (retryAfter: string, now: number): number {
  return /^\d+$/.test(retryAfter) ? Number(retryAfter) : Math.ceil((Date.parse(retryAfter) - now) / 1_000)
}

function parsed (text: string) {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
