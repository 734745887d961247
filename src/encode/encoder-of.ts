/** The formats in which whole windows are written. */
import type { Page } from '../search/page.ts'
import { csvHeader, encodeCsv } from './csv.ts'
import type { EncodedPage } from './encoded-page.ts'
import { encodeNdjson } from './ndjson.ts'

export const FORMATS = ['ndjson', 'csv'] as const
export type Format = typeof FORMATS[number]

export interface Encoder {
  /** What stands before the first record. */
  readonly header: string
  /** Gives whole records as bytes. */
  readonly encode: (page: Page) => EncodedPage
}

/** `safe`: see encodeCsv. */
export function encoderOf (format: Format, safe = false): Encoder {
  return format === 'csv' ? { header: csvHeader, encode: page => encodeCsv(page, safe) } : { header: '', encode: encodeNdjson }
}
