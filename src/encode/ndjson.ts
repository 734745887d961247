/** The records of a page as NDJSON: a line of JSON for each. */
import { kernelOf, labelsOf, recordsOf, type Page } from '../search/page.ts'
import { pooled, unpooled, type EncodedPage } from './encoded-page.ts'

export function encodeNdjson (page: Page): EncodedPage {
  const kernel = kernelOf(page)
  return pooled(kernel, kernel.writeLines())
}

/** The same with a last member `label` in records that a scenario planted. */
export function encodeLabelledNdjson (page: Page): EncodedPage {
  const labels = labelsOf(page)
  return unpooled(Buffer.from(recordsOf(page).map((record, i) => `${JSON.stringify({ ...record, label: labels[i] })}\n`).join('')))
}
