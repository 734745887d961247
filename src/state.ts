// All that can change while the mock runs.
import { createClock, type Clock } from './clock.ts'
import type { Config } from './config.ts'

export interface State {
  readonly clock: Clock
}

/** `system`: the time outside, in ms since 1970. */
export function createState (config: Pick<Config, 'now'>, system: () => number): State {
  return { clock: createClock(system, config.now) }
}
