/**
 * A page as the bytes of its JSON: what a card fixes is copied, only numbers are written. They are the bytes that
 * JSON.stringify gives for the same records as objects.
 */
import type { Page } from '../search/page.ts'
import { copy } from './copy.ts'
import { writeInteger } from './digits.ts'
import { grown } from './grown.ts'
import { recordWritersOf, roomFor, writeRecord } from './record.ts'

const LIMIT = Buffer.from('{"data":{"limit":')
const RECORDS = Buffer.from(',"records":[')
const TOTAL = Buffer.from('],"total":')
const BRACE = 125
const COMMA = 44
const ENDS = 64 // bytes, and more than what comes after the records

/** `total` is what the page is to say of it. What is returned lies on `sheet`, if it fits. */
export function encodePage (page: Page, total: number, sheet: Buffer = Buffer.allocUnsafe(65_536)): Buffer {
  const { universe, count, streams, numbers } = page
  const writers = recordWritersOf(universe)
  let out = sheet
  let at = copy(LIMIT, out, 0)
  at = copy(RECORDS, out, writeInteger(out, at, page.limit))
  for (let i = 0; i < count; i++) {
    const writer = writers[streams[i]!]!
    const room = roomFor(writer, numbers[i]!) + ENDS
    if (at + room > out.length) out = grown(out, room)
    if (i > 0) out[at++] = COMMA
    at = writeRecord(writer, out, at, page, i)
  }
  at = writeInteger(out, copy(TOTAL, out, at), total)
  out[at++] = BRACE
  out[at++] = BRACE
  return out.subarray(0, at)
}
