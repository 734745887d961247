/**
 * Record ids: decimal digits that say where the record is (its number x 8 + its stream), and two digits more that only
 * this firewall would have put there, so that an id of another world is found out 99 times in 100.
 */
import { draw } from './draw.ts'

export interface LogIds {
  /** The id of the record at a place: number x 8 + stream. */
  write (place: number): string
  /** The place of the record with this id, or undefined where this firewall never wrote such an id. */
  read (logId: string): number | undefined
}

export function createLogIds (key: number): LogIds {
  const checkOf = (place: number) => draw(key, place) % 100
  return {
    write: place => `${place}${String(checkOf(place)).padStart(2, '0')}`,
    read (logId) {
      if (!/^(0|[1-9]\d{0,15})\d\d$/.test(logId)) return undefined
      const place = Number(logId.slice(0, -2))
      return Number.isSafeInteger(place) && checkOf(place) === Number(logId.slice(-2)) ? place : undefined
    }
  }
}
