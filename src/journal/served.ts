// What the journal keeps of a page: a few numbers, since the page itself is written over.
import type { Page } from '../search/page.ts'
import type { Universe } from '../universe/universe.ts'

export interface Served {
  readonly records: number
  readonly total: number
  readonly limit: number
  /** The first and the last of them: whence and which. */
  readonly firstStream: number
  readonly first: number
  readonly lastStream: number
  readonly last: number
  /** Their ids, worked out when somebody looks. */
  readonly idOf: Universe['idOf']
}

export function servedOf ({ universe: { streams, idOf }, count: records, total, limit, streams: whence, numbers }: Page): Served {
  const end = Math.max(records - 1, 0)
  const idAt = (index: number) => streams[whence[index]!]?.id ?? 0 // a world may have no streams at all
  return { records, total, limit, firstStream: idAt(0), first: numbers[0]!, lastStream: idAt(end), last: numbers[end]!, idOf }
}

/** After a fault has had its way with the records: `ids` are of those sent, in their order. */
export function servedInstead (served: Served, ids: readonly string[]): Served {
  return { ...served, records: new Set(ids).size, first: 0, last: ids.length - 1, idOf: (_stream, place) => ids[place]! }
}
