// What the journal keeps of a page: a few numbers, since the page itself is written over.
export interface Served {
  readonly records: number
  readonly total: number
  readonly limit: number
  /** The places of the first and the last of them, for logIdOf. */
  readonly first: number
  readonly last: number
  /** Their ids, worked out when somebody looks; undefined where no page was served. */
  readonly logIdOf: ((place: number) => string) | undefined
}

export const NOTHING: Served = { records: 0, total: 0, limit: 0, first: 0, last: 0, logIdOf: undefined }

/** After a fault has had its way with the records: `ids` are of those sent, in their order. */
export function servedInstead (served: Served, ids: readonly string[]): Served {
  return { ...served, records: new Set(ids).size, first: 0, last: ids.length - 1, logIdOf: place => ids[place]! }
}
