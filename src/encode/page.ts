// A page to bytes: placeholder.
import type { Page } from '../search/page.ts'

export function encodePage ({ limit, records }: Page, total: number): Buffer {
  return Buffer.from(JSON.stringify({ data: { limit, records, total } }))
}
