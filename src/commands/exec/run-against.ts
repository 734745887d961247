/** A command runs against a mock until it ends, or until its time is up. Then it may catch up, is ended, and is judged by what it read. */
import { constants } from 'node:os'
import type { FastifyInstance } from 'fastify'
import type { VerdictQuery } from '../../verdict/verdict-query.ts'
import type { Verdict } from '../../verdict/verdict-schema.ts'
import type { Child } from './child.ts'

const PATIENCE = 10_000 // ms, at least, for the command to read a window to its end
const GRACE = 5_000 // ms, at least, for the command to end after a signal; and for its other walks after the first one has come to its end
const PAUSES = { first: 100, last: 1_000 } // ms, between two looks: each twice as long as the one before

export interface RunOptions {
  /** What it is told to ask. */
  readonly asked: { readonly project_id: string, readonly fw_instance_id: string }
  /** How long it may run (ms); until it ends, if left out. */
  readonly time?: number | undefined
  /** ms */
  readonly lag: number
  /** How long it may take to catch up, and to end after a signal, on a slow machine (ms). */
  readonly patience?: number
  /** Resolves after so many ms. */
  readonly sleep: (ms: number) => Promise<unknown>
}

export interface Run {
  /** Its exit code; 0 where the signal that it was sent ended it. */
  readonly code: number
  /** Whether it ended by itself. */
  readonly endedItself: boolean
  /** When the clock stopped (ms since 1970), where its time was up. */
  readonly stoppedAt?: number
  /** Whether it read a window from its first page to its last after the clock had stopped; also where it ended by itself. */
  readonly caughtUp: boolean
  /** Whether it did not end by itself after a SIGTERM. */
  readonly killed: boolean
  /** What was judged: what it was told to ask, or what it asked in place of that. */
  readonly query: VerdictQuery
  readonly verdict: Verdict
}

export async function runAgainst ({ court, state: { clock } }: Pick<FastifyInstance, 'court' | 'state'>, child: Child, { asked, time, lag, patience = 0, sleep }: RunOptions): Promise<Run> {
  const query = async (): Promise<VerdictQuery> => (await court.verdict(asked)).requests > 0 ? asked : {} // it may have asked for another

  /** Whether `check` holds within `ms`, before the child ends. */
  const becomes = async (check: () => Promise<boolean>, ms: number): Promise<boolean> => {
    const over = Promise.race([sleep(ms), child.exit]).then(() => 'over' as const)
    for (let pause = PAUSES.first; !await check(); pause = Math.min(2 * pause, PAUSES.last)) {
      if (await Promise.race([over, sleep(pause)]) === 'over') return check()
    }
    return true
  }

  const early = await Promise.race([child.exit, ...time === undefined ? [] : [sleep(time).then(() => undefined)]])
  if (early !== undefined) {
    const judged = await query()
    return { code: early, endedItself: true, caughtUp: true, killed: false, query: judged, verdict: await court.verdict(judged) }
  }

  clock.freeze() // nothing new appears, so that it can catch up
  const stoppedAt = clock.now()
  const cut = stoppedAt - lag
  const caughtUp = await becomes(async () => court.hasClosedWalk(await query(), stoppedAt), Math.max(time ?? 0, patience, PATIENCE))
  if (caughtUp) await becomes(async () => (await court.verdict({ ...await query(), cut })).complete === true, GRACE) // other walks may be under way
  child.signal('SIGTERM')
  const killed = await Promise.race([child.exit.then(() => false), sleep(Math.max(patience, GRACE)).then(() => true)])
  if (killed) child.signal('SIGKILL')
  const code = codeAfterSignal(await child.exit)
  const judged = await query()
  return { code, endedItself: false, stoppedAt, caughtUp, killed, query: judged, verdict: await court.verdict({ ...judged, ...caughtUp && { cut } }) }
}

/** To end by the signal that it was sent is no failure. */
function codeAfterSignal (code: number): number {
  return code === 128 + constants.signals.SIGTERM || code === 128 + constants.signals.SIGKILL ? 0 : code
}
