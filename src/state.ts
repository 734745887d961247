// All state that changes while the mock runs.
import { createClock, type Clock } from './clock.ts'
import type { Config } from './config/config.ts'
import type { FaultRule } from './faults/fault-rule.ts'
import { createFaults, type Faults } from './faults/faults.ts'
import { createJournal, type Journal } from './journal/journal.ts'
import { createTally, type Tally } from './journal/tally.ts'
import { createWalks, type Walks } from './journal/walks.ts'
import { createHeldResponses, realTimer, type HeldResponses, type Timer } from './faults/held-responses.ts'

export interface State {
  readonly clock: Clock
  readonly faults: Faults
  readonly journal: Journal
  readonly walks: Walks
  readonly heldResponses: HeldResponses
  /** Tokens whose holder signed out; no other token is remembered. */
  readonly revokedTokens: Set<string>
  /** A reset leaves the counts alone. */
  readonly tally: Tally
  /** Sets everything back to the start; with a project, only its faults, held answers, requests and walks. */
  readonly reset: (projectId?: string) => void
}

export interface StateOptions {
  /** The system clock, in ms since 1970. */
  readonly system: () => number
  readonly timer?: Timer | undefined
  readonly faults?: readonly FaultRule[] | undefined
}

export function createState (config: Pick<Config, 'now' | 'seed' | 'journal'>, { system, timer = realTimer, faults: initial }: StateOptions): State {
  const clock = createClock(system, config.now)
  const faults = createFaults(config.seed, initial)
  const walks = createWalks()
  const journal = createJournal(config.journal, walks)
  const heldResponses = createHeldResponses(timer)
  const revokedTokens = new Set<string>()
  return {
    clock,
    faults,
    journal,
    walks,
    heldResponses,
    revokedTokens,
    tally: createTally(),
    reset: projectId => {
      if (projectId === undefined) {
        clock.reset()
        revokedTokens.clear()
      }
      faults.reset(projectId)
      heldResponses.release(projectId)
      journal.clear(projectId)
      walks.clear(projectId)
    }
  }
}
