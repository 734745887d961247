/**
 * The head of a record: {"log_id":"...","start_time":...,"end_time":...,"bytes": - mostly that of the record before but for the
 * last digits of its numbers. So it is copied from there, and those digits are written over.
 */
import { writeInteger, writePair, writeSix } from './digits.ts'

const SIX = 1e6 // numbers are compared by what stands before their last six digits

/** The head last made: its bytes, what stood before the last six digits of its numbers, and where its numbers end. */
export interface Head {
  readonly room: Uint8Array
  last: Uint8Array
  placeHigh: number
  startHigh: number
  endHigh: number
  placeEnd: number
  startEnd: number
  endEnd: number
}

export function createHead (): Head {
  const room = new Uint8Array(128) // bytes: the texts and three numbers of 16 digits
  return { room, last: room, placeHigh: -1, startHigh: -1, endHigh: -1, placeEnd: 0, startEnd: 0, endEnd: 0 }
}

/** Writes a head at a place in `out`; returns the place after it. `place` and its `check` digits make the id; times are in ms. */
export function writeHead (head: Head, out: Uint8Array, at: number, place: number, check: number, start: number, end: number): number {
  const placeHigh = Math.floor(place / SIX)
  const startHigh = Math.floor(start / SIX)
  const endHigh = Math.floor(end / SIX)
  if (placeHigh !== head.placeHigh || startHigh !== head.startHigh || endHigh !== head.endHigh || placeHigh === 0 || startHigh === 0) {
    make(head, place, check, start, end)
    head.placeHigh = placeHigh
    head.startHigh = startHigh
    head.endHigh = endHigh
    out.set(head.last, at)
    return at + head.last.length
  }
  out.set(head.last, at)
  writeSix(out, at + head.placeEnd - 6, (place - placeHigh * SIX) | 0)
  writePair(out, at + head.placeEnd, check)
  writeSix(out, at + head.startEnd - 6, (start - startHigh * SIX) | 0)
  writeSix(out, at + head.endEnd - 6, (end - endHigh * SIX) | 0)
  return at + head.last.length
}

function make (head: Head, place: number, check: number, start: number, end: number): void {
  const { room } = head
  head.placeEnd = writeInteger(room, writeText(room, 0, '{"log_id":"'), place)
  head.startEnd = writeInteger(room, writeText(room, writePair(room, head.placeEnd, check), '","start_time":'), start)
  head.endEnd = writeInteger(room, writeText(room, head.startEnd, ',"end_time":'), end)
  head.last = room.subarray(0, writeText(room, head.endEnd, ',"bytes":'))
}

function writeText (out: Uint8Array, at: number, text: string): number {
  return at + new TextEncoder().encodeInto(text, out.subarray(at)).written
}
