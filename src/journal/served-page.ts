// What the journal keeps of a served page: a few numbers, since the page's buffer is reused.
import type { FlowLog } from '../contract/flow-log.ts'

export interface ServedPage {
  /** How many different records were served: the first so many of the page. */
  readonly records: number
  readonly total: number
  readonly limit: number
  /** What had ended by then was shown (ms since 1970). */
  readonly horizon: number
  /** The history of the clock that the horizon belongs to. */
  readonly history: number
  /** What logIdOf takes for the first and the last record. */
  readonly first: number
  readonly last: number
  /** A record's id, computed on demand; undefined where no page was served. */
  readonly logIdOf: ((serial: number) => string) | undefined
}

export const NO_PAGE: ServedPage = { records: 0, total: 0, limit: 0, horizon: 0, history: 0, first: 0, last: 0, logIdOf: undefined }

/** The page after a fault repeated some of its records, and so served fewer of them; null if it served none of them. `sent` are the records served, in order. */
export function withSentRecords (page: ServedPage, sent: readonly FlowLog[]): ServedPage | null {
  if (page.records > 0 && sent.length === 0) return null
  const ids = sent.map(({ log_id: id }) => id)
  const lastId = ids.at(-1) ?? ''
  const { logIdOf = () => '', first } = page
  return { ...page, records: new Set(ids).size, last: first + 1, logIdOf: serial => serial === first ? logIdOf(serial) : lastId }
}
