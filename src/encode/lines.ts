/** The records of a page as lines of JSON (NDJSON). */
import { kernelOf, type Page } from '../search/page.ts'
import { append, written } from './sink.ts'

/** What is returned lies on `sheet`, if it fits. */
export function encodeLines (page: Page, sheet: Buffer): Buffer {
  const kernel = kernelOf(page)
  const sink = { bytes: sheet, at: 0 }
  for (let next = 0; next < page.count;) {
    next = kernel.writeLines(next)
    append(sink, kernel.written())
  }
  return written(sink)
}
