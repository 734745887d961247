/**
 * A page as the bytes of its JSON: what a card fixes is copied, only numbers are written. They are the bytes that
 * JSON.stringify gives for the same records as objects.
 */
import { kernelOf, type Page } from '../search/page.ts'
import { lent, type Lent } from './encoded-page.ts'

/** `total` is what the page is to say of it. */
export function encodePage (page: Page, total: number): Lent {
  const kernel = kernelOf(page)
  return lent(kernel, kernel.writePage(page.limit, total))
}
