/**
 * The head of a record: {"log_id":"...","start_time":...,"end_time":...,"bytes": - mostly that of the record before but for the
 * last digits of its numbers. So it is copied from there, and those digits are written over.
 */
import { writeInteger, writePair, writeSix } from './digits.ts'

const SIX = 1e6 // numbers are compared by what stands before their last six digits

export interface Head {
  /** Writes it at a place in `out`; returns the place after it. `place` and its `check` digits make the id; times are in ms. */
  write (out: Uint8Array, at: number, place: number, check: number, start: number, end: number): number
}

export function createHead (): Head {
  const room = new Uint8Array(128) // bytes: the texts and three numbers of 16 digits
  let last = room // the head before
  let placeHigh = -1
  let startHigh = -1
  let endHigh = -1
  let placeEnd = 0
  let startEnd = 0
  let endEnd = 0

  function make (place: number, check: number, start: number, end: number): void {
    placeEnd = writeInteger(room, writeText(room, 0, '{"log_id":"'), place)
    startEnd = writeInteger(room, writeText(room, writePair(room, placeEnd, check), '","start_time":'), start)
    endEnd = writeInteger(room, writeText(room, startEnd, ',"end_time":'), end)
    last = room.subarray(0, writeText(room, endEnd, ',"bytes":'))
  }

  return {
    write (out, at, place, check, start, end) {
      const high = Math.floor(place / SIX)
      const startPart = Math.floor(start / SIX)
      const endPart = Math.floor(end / SIX)
      if (high !== placeHigh || startPart !== startHigh || endPart !== endHigh || high === 0 || startPart === 0) {
        make(place, check, start, end)
        placeHigh = high
        startHigh = startPart
        endHigh = endPart
        out.set(last, at)
        return at + last.length
      }
      out.set(last, at)
      writeSix(out, at + placeEnd - 6, (place - high * SIX) | 0)
      writePair(out, at + placeEnd, check)
      writeSix(out, at + startEnd - 6, (start - startPart * SIX) | 0)
      writeSix(out, at + endEnd - 6, (end - endPart * SIX) | 0)
      return at + last.length
    }
  }
}

function writeText (out: Uint8Array, at: number, text: string): number {
  return at + new TextEncoder().encodeInto(text, out.subarray(at)).written
}
