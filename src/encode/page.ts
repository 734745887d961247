/**
 * A page as the bytes of its JSON: what a card fixes is copied, only numbers are written. They are the bytes that
 * JSON.stringify gives for the same records as objects.
 */
import type { Page } from '../search/page.ts'
import { writeRecords } from './records.ts'
import { appendText, written } from './sink.ts'

const COMMA = 44

/** `total` is what the page is to say of it. What is returned lies on `sheet`, if it fits. */
export function encodePage (page: Page, total: number, sheet: Buffer = Buffer.allocUnsafe(65_536)): Buffer {
  const sink = { bytes: sheet, at: 0 }
  appendText(sink, `{"data":{"limit":${page.limit},"records":[`)
  writeRecords(page, COMMA, sink)
  if (page.count > 0) sink.at-- // the last comma
  appendText(sink, `],"total":${total}}}`)
  return written(sink)
}
