// The mock's clock. A test can freeze and advance it. The system clock is passed in.
export interface Clock {
  /** ms since 1970, an integer. */
  readonly now: () => number
  readonly frozen: () => boolean
  /** Stops the clock, at `instant` (ms since 1970) or where it is. */
  readonly freeze: (instant?: number) => void
  /** Moves the clock by `duration` ms, running or frozen. */
  readonly advance: (duration: number) => void
  /** Lets the clock run on from where it is. */
  readonly resume: () => void
  /** Sets the clock back to its start. */
  readonly reset: () => void
}

/** `system` gives ms since 1970. With `start` (ms since 1970) the clock begins frozen there. */
export function createClock (system: () => number, start?: number | undefined): Clock {
  let frozenAt = start
  let offset = 0 // from the system clock, in ms, while the clock runs

  const now = () => frozenAt ?? Math.floor(system()) + offset
  return {
    now,
    frozen: () => frozenAt !== undefined,
    freeze: (instant = now()) => { frozenAt = instant },
    advance: (duration) => {
      if (frozenAt === undefined) offset += duration
      else frozenAt += duration
    },
    resume: () => {
      if (frozenAt === undefined) return
      offset = frozenAt - Math.floor(system())
      frozenAt = undefined
    },
    reset: () => {
      frozenAt = start
      offset = 0
    }
  }
}
