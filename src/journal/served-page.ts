// What the journal keeps of a served page: a few numbers, since the page's buffer is reused.
export interface ServedPage {
  readonly records: number
  readonly total: number
  readonly limit: number
  /** What logIdOf takes for the first and the last record. */
  readonly first: number
  readonly last: number
  /** A record's id, computed on demand; undefined where no page was served. */
  readonly logIdOf: ((serial: number) => string) | undefined
}

export const NO_PAGE: ServedPage = { records: 0, total: 0, limit: 0, first: 0, last: 0, logIdOf: undefined }

/** The page after a fault changed its records: `ids` are those of the records sent, in order. */
export function withSentIds (page: ServedPage, ids: readonly string[]): ServedPage {
  return { ...page, records: new Set(ids).size, first: 0, last: ids.length - 1, logIdOf: index => ids[index]! }
}
