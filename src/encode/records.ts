/** The records of a page as the bytes of their JSON, which its kernel writes, some at a time. */
import { kernelOf, type Page } from '../search/page.ts'
import { append, type Sink } from './sink.ts'

/** Writes them with `separator` (a byte) behind each. */
export function writeRecords (page: Page, separator: number, sink: Sink): void {
  const kernel = kernelOf(page)
  for (let i = 0; i < page.count;) {
    i += kernel.write(i, separator)
    append(sink, kernel.written())
  }
}
