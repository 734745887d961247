/** The formats in which whole windows are written. */
import type { Page } from '../search/page.ts'
import { csvHeaderOf, encodeCsv } from './csv.ts'
import type { EncodedPage } from './encoded-page.ts'
import { encodeLabelledNdjson, encodeNdjson } from './ndjson.ts'

export const FORMATS = ['ndjson', 'csv'] as const
export type Format = typeof FORMATS[number]

export interface Encoder {
  /** What stands before the first record. */
  readonly header: string
  /** Gives whole records as bytes. */
  readonly encode: (page: Page) => EncodedPage
}

/** `safe`: see encodeCsv. `labels`: records say which scenario planted them. */
export function encoderOf (format: Format, { safe = false, labels = false } = {}): Encoder {
  if (format === 'csv') return { header: csvHeaderOf(labels), encode: page => encodeCsv(page, safe, labels) }
  return { header: '', encode: labels ? encodeLabelledNdjson : encodeNdjson }
}
