// The order of the API, newest or oldest first, and places in it.
import { STREAMS } from '../kernel/assembly/shared/sizes.ts'
import type { Universe } from '../universe/universe.ts'

/** Where a record stands: by its start, then by its serial number. */
export interface Place {
  /** ms since 1970. */
  readonly start: number
  readonly serial: number
}

/** All places behind `near` up to `far`, `far` included. */
export interface Stretch {
  readonly near: Place
  readonly far: Place
}

export interface Order {
  /** By how much a later place's start is greater: 1 or -1. */
  readonly step: 1 | -1
  /** Below 0 where `a` comes before `b`. */
  readonly compare: (a: Place, b: Place) => number
  readonly before: (place: Place) => Place
  /** Behind all records of a millisecond. */
  readonly endOf: (start: number) => Place
  /** All that starts from `from` to `to` (ms, both in). */
  readonly window: (from: number, to: number) => Stretch
}

export function orderOf (direction: 'newest' | 'oldest'): Order {
  const step = direction === 'newest' ? -1 : 1
  const beginOf = (start: number) => ({ start, serial: -step * Infinity })
  const endOf = (start: number) => ({ start, serial: step * Infinity })
  return {
    step,
    compare: (a, b) => step * (a.start - b.start || (a.serial === b.serial ? 0 : a.serial - b.serial)), // Infinity - Infinity is no number
    before: ({ start, serial }) => ({ start, serial: serial - step }),
    endOf,
    window: (from, to) => step === 1 ? { near: beginOf(from), far: endOf(to) } : { near: beginOf(to), far: endOf(from) }
  }
}

export function placeOf ({ streams }: Universe, serial: number): Place {
  const stream = streams.find(({ id }) => id === serial % STREAMS)! // serial numbers come from records of this universe
  return { serial, start: stream.startOf(Math.floor(serial / STREAMS)) }
}
