/** The records of a page as lines of JSON (NDJSON). */
import type { Page } from '../search/page.ts'
import { writeRecords } from './records.ts'
import { written } from './sink.ts'

const NEWLINE = 10

/** What is returned lies on `sheet`, if it fits. */
export function encodeLines (page: Page, sheet: Buffer): Buffer {
  const sink = { bytes: sheet, at: 0 }
  writeRecords(page, NEWLINE, sink)
  return written(sink)
}
