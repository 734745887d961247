// What the journal keeps of a page: a few numbers, since the page itself is written over.
export interface Served {
  readonly records: number
  readonly total: number
  readonly limit: number
  /** The first and the last of them: their streams and their numbers, for idOf. */
  readonly firstStream: number
  readonly first: number
  readonly lastStream: number
  readonly last: number
  /** Their ids, worked out when somebody looks. */
  readonly idOf: (stream: number, n: number) => string
}

/** After a fault has had its way with the records: `ids` are of those sent, in their order. */
export function servedInstead (served: Served, ids: readonly string[]): Served {
  return { ...served, records: new Set(ids).size, first: 0, last: ids.length - 1, idOf: (_stream, place) => ids[place]! }
}
