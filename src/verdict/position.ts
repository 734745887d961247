// Where a record stands in the ascending order of a world: by start, then by serial number.
import type { Universe } from '../universe/universe.ts'
import { STREAMS } from '../kernel/assembly/shared/sizes.ts'

export interface Position {
  /** ms since 1970. */
  readonly start: number
  readonly serial: number
}

/** The first and the last position of a millisecond. */
export const firstOf = (start: number): Position => ({ start, serial: 0 })
export const lastOf = (start: number): Position => ({ start, serial: Infinity })

/** The neighbouring positions: `by` is 1 for the next, -1 for the one before. */
export const beside = ({ start, serial }: Position, by: 1 | -1): Position => ({ start, serial: serial + by })

export function compare (a: Position, b: Position): number {
  return a.start - b.start || (a.serial === b.serial ? 0 : a.serial - b.serial)
}

export function positionOf ({ streams }: Universe, serial: number): Position {
  const stream = streams.find(({ id }) => id === serial % STREAMS)!
  return { start: stream.startOf(Math.floor(serial / STREAMS)), serial }
}
