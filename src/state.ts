// All that can change while the mock runs.
import { createClock, type Clock } from './clock.ts'
import type { Config } from './config/config.ts'
import type { FaultRule } from './faults/fault-rule.ts'
import { createFaults, type Faults } from './faults/faults.ts'
import { createJournal, type Journal } from './journal/journal.ts'
import { createTally, type Tally } from './journal/tally.ts'
import { createWalks, type Walks } from './journal/walks.ts'
import { createPending, realTimer, type Pending, type Timer } from './faults/held-responses.ts'

export interface State {
  readonly clock: Clock
  readonly faults: Faults
  readonly journal: Journal
  readonly walks: Walks
  readonly pending: Pending
  /** Counts are for ever: a reset leaves them alone. */
  readonly tally: Tally
  /** Back to the start; or only what belongs to one project, which the clock does not. */
  readonly reset: (projectId?: string) => void
}

export interface Start {
  /** The time outside, in ms since 1970. */
  readonly system: () => number
  readonly timer?: Timer | undefined
  readonly faults?: readonly FaultRule[] | undefined
}

export function createState (config: Pick<Config, 'now' | 'seed' | 'journal'>, { system, timer = realTimer, faults: initial }: Start): State {
  const clock = createClock(system, config.now)
  const faults = createFaults(config.seed, initial)
  const walks = createWalks()
  const journal = createJournal(config.journal, walks)
  const pending = createPending(timer)
  return {
    clock,
    faults,
    journal,
    walks,
    pending,
    tally: createTally(),
    reset: projectId => {
      if (projectId === undefined) clock.reset()
      faults.reset(projectId)
      pending.release(projectId)
      journal.clear(projectId)
      walks.clear(projectId)
    }
  }
}
