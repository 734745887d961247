// The mock's one clock, which a test can freeze and advance. The system clock comes in from outside.
export interface Clock {
  /** ms since 1970, an integer. */
  readonly now: () => number
  readonly frozen: () => boolean
  /** Stand still, at `instant` (ms) or where it is. */
  readonly freeze: (instant?: number) => void
  /** Move by `duration` ms, running or not. */
  readonly advance: (duration: number) => void
  /** Run on from where it is. */
  readonly resume: () => void
  /** As it was at the start. */
  readonly reset: () => void
}

/** `system` gives ms since 1970. With `start` (ms) the clock begins frozen there. */
export function createClock (system: () => number, start?: number | undefined): Clock {
  let frozenAt = start
  let ahead = 0 // of the system clock, in ms, while running

  const now = () => frozenAt ?? Math.floor(system()) + ahead
  return {
    now,
    frozen: () => frozenAt !== undefined,
    freeze: (instant = now()) => { frozenAt = instant },
    advance: (duration) => {
      if (frozenAt === undefined) ahead += duration
      else frozenAt += duration
    },
    resume: () => {
      if (frozenAt === undefined) return
      ahead = frozenAt - Math.floor(system())
      frozenAt = undefined
    },
    reset: () => {
      frozenAt = start
      ahead = 0
    }
  }
}
