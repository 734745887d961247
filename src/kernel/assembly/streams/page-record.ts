/** The records of the page that was found last: first their positions, then their cards and measures, as the page writer looks them up. */
import { DEBUG } from '../base/debug'
import { allocate } from '../base/memory'
import { CardData } from '../cards/deck'

export const MAX_RECORDS: i32 = 1_024 // of a page

/** A record of a page. */
@unmanaged
export class PageRecord {
  /** The index of its stream, its number there, and when it starts (ms since 1970). */
  stream: i32
  number: i64
  start: i64
  // Of a computed record, once looked up: its card, what is on the card, and the phase of its block.
  data: CardData
  card: u32
  phase: u32
  // The fragments of its client, its server and its service.
  client: usize
  server: usize
  service: usize
  // Its duration (ms), bytes (plus a half if `half`) and packets.
  duration: i64
  bytes: i64
  packets: i64
  half: bool
}

const records = allocate(<usize>MAX_RECORDS * offsetof<PageRecord>())

/** The i-th record of the page. */
export function recordAt (i: i32): PageRecord {
  if (DEBUG) assert(i >= 0 && i < MAX_RECORDS, 'a page has 1 024 records at most')
  return changetype<PageRecord>(records + <usize>i * offsetof<PageRecord>())
}
