/** A page as its JSON: the bytes that JSON.stringify gives for the same records as objects. */
import { kernelOf, type Page } from '../search/page.ts'
import { pooled, type EncodedPage } from './encoded-page.ts'

/** `total` is what the JSON is to state, which may be another than the page's. */
export function encodePage (page: Page, total: number): EncodedPage {
  const kernel = kernelOf(page)
  return pooled(kernel, kernel.writePage(page.limit, total))
}
