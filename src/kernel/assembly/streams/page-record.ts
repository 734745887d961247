/** Records as they are found, looked up and measured, and those of the page that was found last. */
import { CardData } from '../cards/deck'
import { allocate } from '../base/memory'

export const MAX_RECORDS: i32 = 1_024 // records of a page

/** A record of a page. */
@unmanaged
export class PageRecord {
  /** Which of the streams it is in, its number there, and when it starts (ms). */
  stream: i32
  number: i64
  start: i64
  // Of one that is computed, once it has been looked up: its card, what is on that, and the turn it comes in.
  data: CardData
  card: u32
  phase: u32
  // The fragments of its client (then its octet and the rest, if it roams), its server and its service.
  client: usize
  server: usize
  service: usize
  // And how long it lasts (ms), and what it carries: so many bytes, and a half if it is to be.
  duration: i64
  bytes: i64
  packets: i64
  half: bool
}

const records = allocate(<usize>MAX_RECORDS * offsetof<PageRecord>())

/** The i-th record of the page. */
export function recordAt (i: i32): PageRecord {
  return changetype<PageRecord>(records + <usize>i * offsetof<PageRecord>())
}
