/**
 * The head of a record: {"log_id":"...","start_time":...,"end_time":...,"bytes": - mostly that of the record before but for the
 * last digits of its numbers. So it is copied from there, and those digits are written over.
 */
import type { LogIds } from '../universe/log-id.ts'
import { copy } from './copy.ts'
import { writeInteger, writePair, writeSix } from './digits.ts'

const SIX = 1e6 // numbers are told apart by what stands before their last six digits

/** The head last made: its bytes, its numbers with 0 for their last six digits (below 0 where they have fewer), and where they end. */
export interface Head {
  readonly room: Uint8Array
  last: Uint8Array
  place: number
  start: number
  end: number
  placeEnd: number
  startEnd: number
  endEnd: number
}

export function createHead (): Head {
  const room = new Uint8Array(128) // bytes: the texts and three numbers of 16 digits
  return { room, last: room, place: -SIX, start: -SIX, end: -SIX, placeEnd: 0, startEnd: 0, endEnd: 0 }
}

/** What a head tells: the place of a record, from which its id is made, and its times in ms. */
export interface Heading {
  place: number
  start: number
  duration: number
}

/** Writes a head at a place in `out`; returns the place after it. */
export function writeHead (head: Head, ids: LogIds, heading: Heading, out: Uint8Array, at: number): number {
  const { place, start } = heading
  const end = start + heading.duration
  const lowPlace = place - head.place
  const lowStart = start - head.start
  const lowEnd = end - head.end
  if (!isSix(lowPlace) || !isSix(lowStart) || !isSix(lowEnd)) {
    make(head, place, ids.checkOf(place), start, end)
    out.set(head.last, at)
  } else {
    out.set(head.last, at)
    writeSix(out, at + head.placeEnd - 6, lowPlace | 0)
    writePair(out, at + head.placeEnd, ids.checkOf(place))
    writeSix(out, at + head.startEnd - 6, lowStart | 0)
    writeSix(out, at + head.endEnd - 6, lowEnd | 0)
  }
  return at + head.last.length
}

const isSix = (rest: number) => rest >= 0 && rest < SIX

const LOG_ID = Buffer.from('{"log_id":"')
const START_TIME = Buffer.from('","start_time":')
const END_TIME = Buffer.from(',"end_time":')
const BYTES = Buffer.from(',"bytes":')

function make (head: Head, place: number, check: number, start: number, end: number): void {
  const { room } = head
  copy(LOG_ID, room, 0)
  head.placeEnd = writeInteger(room, LOG_ID.length, place)
  const afterId = writePair(room, head.placeEnd, check)
  copy(START_TIME, room, afterId)
  head.startEnd = writeInteger(room, afterId + START_TIME.length, start)
  copy(END_TIME, room, head.startEnd)
  head.endEnd = writeInteger(room, head.startEnd + END_TIME.length, end)
  copy(BYTES, room, head.endEnd)
  const length = head.endEnd + BYTES.length
  if (head.last.length !== length) head.last = room.subarray(0, length)
  const patchable = place >= SIX && start >= SIX
  head.place = patchable ? place - place % SIX : -SIX
  head.start = start - start % SIX
  head.end = end - end % SIX
}
