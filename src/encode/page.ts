/**
 * A page as the bytes of its JSON: what a card fixes is copied, only numbers are written. They are the bytes that
 * JSON.stringify gives for the same records as objects.
 */
import { kernelOf, type Page } from '../search/page.ts'
import { append, written } from './sink.ts'

/** `total` is what the page is to say of it. What is returned lies on `sheet`, if it fits. */
export function encodePage (page: Page, total: number, sheet: Buffer = Buffer.allocUnsafe(65_536)): Buffer {
  const kernel = kernelOf(page)
  const { limit, count } = page
  const sink = { bytes: sheet, at: 0 }
  let next = 0
  do {
    next = kernel.writePage(next, limit, total)
    append(sink, kernel.written())
  } while (next < count)
  return written(sink)
}
