/**
 * A page as the bytes of its JSON: what a card fixes is copied, only numbers are written. They are the bytes that
 * JSON.stringify gives for the same records as objects.
 */
import type { Page } from '../search/page.ts'
import { grown } from './grown.ts'
import { recordWriterOf } from './record.ts'

const COMMA = 44

/** `total` is what the page is to say of it. What is returned lies on `sheet`, if it fits. */
export function encodePage (page: Page, total: number, sheet: Buffer = Buffer.allocUnsafe(65_536)): Buffer {
  const { universe, count, limit, streams, numbers, starts } = page
  const head = Buffer.from(`{"data":{"limit":${limit},"records":[`)
  const tail = Buffer.from(`],"total":${total}}}`)
  let out = sheet
  let at = head.copy(out)

  const writers = universe.streams.map(recordWriterOf)
  for (let i = 0; i < count; i++) {
    const writer = writers[streams[i]!]!
    const room = writer.room(numbers[i]!) + tail.length + 1
    if (at + room > out.length) out = grown(out, room)
    if (i > 0) out[at++] = COMMA
    at = writer.write(out, at, numbers[i]!, starts[i]!)
  }
  at += tail.copy(out, at)
  return out.subarray(0, at)
}
