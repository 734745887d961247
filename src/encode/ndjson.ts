/** The records of a page as lines of JSON (NDJSON). */
import { kernelOf, type Page } from '../search/page.ts'
import { lent, type Lent } from './encoded-page.ts'

export function encodeLines (page: Page): Lent {
  const kernel = kernelOf(page)
  return lent(kernel, kernel.writeLines())
}
