// The mock's clock. A test can freeze and advance it. The system clock is passed in.
import { CLOCK_END, clockInstant, duration } from './config/value-type.ts'
import { BadFieldError } from './errors.ts'
import { fieldValue } from './validation/field-value.ts'

export interface Clock {
  /** ms since 1970, an integer. */
  readonly now: () => number
  readonly frozen: () => boolean
  /** How often it was set back. */
  readonly history: () => number
  /** Stops the clock, at `instant` (ISO 8601, or ms since 1970) or where it is. Throws BadFieldError. */
  readonly freeze: (instant?: Date | number | string) => void
  /** Moves the clock by `duration` (a text such as '90s', or ms), running or frozen. Throws BadFieldError. */
  readonly advance: (duration: number | string) => void
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
    freeze: instant => {
      const at = instant === undefined ? undefined : fieldValue('instant', clockInstant, instant)
      change(() => { frozenAt = at ?? now() }) // `now` not before `change`, which would take a ms that passes for a step back
    },
    advance: given => {
      const by = fieldValue('duration', duration, given)
      if (now() + by >= CLOCK_END) throw new BadFieldError('duration', 'must not lead to the year 2700')
      if (frozenAt === undefined) offset += by
      else frozenAt += by
    },
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
