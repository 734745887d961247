/** The records of a page as NDJSON: a line of JSON for each. */
import { kernelOf, type Page } from '../search/page.ts'
import { pooled, type EncodedPage } from './encoded-page.ts'

export function encodeNdjson (page: Page): EncodedPage {
  const kernel = kernelOf(page)
  return pooled(kernel, kernel.writeLines())
}
