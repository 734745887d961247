// A store as a sequence of records.
import { nextTurn } from '../next-turn.ts'
import { MissingIdError } from './comparison.ts'
import type { Store } from './with-stored.ts'

const AT_ONCE = 1_024 // records: comparing so many takes some ms

/** What is no record counts as a bad line, by its position from 1. */
export function feedOf (stored: Iterable<unknown> | AsyncIterable<unknown>): Store['feed'] {
  return async comparison => {
    let position = 0
    for await (const record of stored) {
      position++
      try {
        comparison.add(record)
      } catch (error) {
        if (!(error instanceof MissingIdError)) throw error
        comparison.addBadLine(position, error.message)
      }
      if (position % AT_ONCE === 0) await nextTurn()
    }
  }
}
