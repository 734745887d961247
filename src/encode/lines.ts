/** The records of a page as lines of JSON (NDJSON). */
import type { Page } from '../search/page.ts'
import { grown } from './grown.ts'
import { recordWritersOf, roomFor, writeRecord } from './record.ts'

const NEWLINE = 10

/** What is returned lies on `sheet`, if it fits. */
export function encodeLines (page: Page, sheet: Buffer): Buffer {
  const { universe, count, streams, numbers } = page
  const writers = recordWritersOf(universe)
  let out = sheet
  let at = 0
  for (let i = 0; i < count; i++) {
    const writer = writers[streams[i]!]!
    const room = roomFor(writer, numbers[i]!) + 1
    if (at + room > out.length) out = grown(out, room)
    at = writeRecord(writer, out, at, page, i)
    out[at++] = NEWLINE
  }
  return out.subarray(0, at)
}
