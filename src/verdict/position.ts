// Where a record stands in the ascending order of a world: by its start, then by its serial number.
import { STREAMS } from '../kernel/assembly/shared/sizes.ts'
import type { Universe } from '../universe/universe.ts'

export interface Position {
  /** ms since 1970. */
  readonly start: number
  readonly serial: number
}

/** A stretch of that order, both ends in, as it stood at a horizon. */
export interface Stretch {
  readonly low: Position
  readonly high: Position
  /** ms since 1970. */
  readonly horizon: number
}

/** The first and the last position of a millisecond. */
export const firstOf = (start: number): Position => ({ start, serial: 0 })
export const lastOf = (start: number): Position => ({ start, serial: Infinity })

/** The next position, or with -1 the one before. */
export const beside = ({ start, serial }: Position, step: number): Position => ({ start, serial: serial + step })

export function compare (a: Position, b: Position): number {
  return a.start - b.start || (a.serial === b.serial ? 0 : a.serial - b.serial) // Infinity - Infinity is no number
}

export function positionOf ({ streams }: Universe, serial: number): Position {
  const stream = streams.find(({ id }) => id === serial % STREAMS)! // serial numbers come from records of this universe
  return { serial, start: stream.startOf(Math.floor(serial / STREAMS)) }
}
