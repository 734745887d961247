// The mock's clock. A test can freeze and advance it. The system clock is passed in.
export interface Clock {
  /** ms since 1970, an integer. */
  readonly now: () => number
  readonly frozen: () => boolean
  /** How often it was set back. */
  readonly history: () => number
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
  let history = 0

  const now = () => frozenAt ?? Math.floor(system()) + offset
  const change = (set: () => void) => {
    const before = now()
    set()
    if (now() < before) history++
  }
  return {
    now,
    frozen: () => frozenAt !== undefined,
    history: () => history,
    freeze: (instant = now()) => change(() => { frozenAt = instant }),
    advance: duration => change(() => {
      if (frozenAt === undefined) offset += duration
      else frozenAt += duration
    }),
    resume: () => {
      if (frozenAt === undefined) return
      offset = frozenAt - Math.floor(system())
      frozenAt = undefined
    },
    reset: () => change(() => {
      frozenAt = start
      offset = 0
    })
  }
}
