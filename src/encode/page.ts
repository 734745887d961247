/**
 * A page as the bytes of its JSON: what a card fixes is copied, only numbers are written. They are the bytes that
 * JSON.stringify gives for the same records as objects.
 */
import type { Page } from '../search/page.ts'
import { recordWriterOf } from './record.ts'

const COMMA = 44
const TYPICAL = 640 // bytes of a record, with some room

/** `total` is what the page is to say of it. */
export function encodePage (page: Page, total: number): Buffer {
  const { universe, count, limit, streams, numbers, starts } = page
  const head = Buffer.from(`{"data":{"limit":${limit},"records":[`)
  const tail = Buffer.from(`],"total":${total}}}`)
  let out = Buffer.allocUnsafe(head.length + tail.length + count * TYPICAL)
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

function grown (buffer: Buffer, room: number): Buffer<ArrayBuffer> {
  const larger = Buffer.allocUnsafe(Math.ceil(buffer.length * 1.5) + room)
  buffer.copy(larger)
  return larger
}
