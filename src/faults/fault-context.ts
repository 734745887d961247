// A request as the rules see it: before it is validated, its parameters still text.
import type { Query, Visit } from '../journal/walks.ts'

export interface Approach {
  /** The project; empty where the address names none. */
  readonly tenant: string
  readonly query: Query
  readonly visit: Visit
  /** ms since 1970. */
  readonly now: number
}
