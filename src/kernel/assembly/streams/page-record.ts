/** Records as they are found, looked up and measured, and those of the page that was found last. */
import { Face } from '../cards/deck'
import { room } from '../base/memory'

export const LONGEST: i32 = 1_024 // records of a page

/** A record of a page. */
@unmanaged
export class Found {
  /** Which of the streams it is in, its number there, and when it starts (ms). */
  stream: i32
  number: i64
  start: i64
  // Of one that is computed, once it has been looked up: its card, what is on that, and the turn it comes in.
  face: Face
  card: u32
  turn: u32
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

const records = room(<usize>LONGEST * offsetof<Found>())

/** The i-th record of the page. */
export function foundAt (i: i32): Found {
  return changetype<Found>(records + <usize>i * offsetof<Found>())
}
