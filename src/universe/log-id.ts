/**
 * Record ids: the record's serial number (its number in its stream x 8 + its stream) in decimal, then two check digits drawn with a
 * key of this firewall. An id of another world is refused 99 times in 100.
 */
import { draw } from './draw.ts'

export interface LogIds {
  write (serial: number): string
  /** The serial number in an id, or undefined where this firewall never wrote such an id. */
  read (logId: string): number | undefined
}

export function createLogIds (key: number): LogIds {
  const checkOf = (serial: number) => draw(key, serial) % 100
  return {
    write: serial => `${serial}${String(checkOf(serial)).padStart(2, '0')}`,
    read (logId) {
      if (!/^(0|[1-9]\d{0,15})\d\d$/.test(logId)) return undefined
      const serial = Number(logId.slice(0, -2))
      return Number.isSafeInteger(serial) && checkOf(serial) === Number(logId.slice(-2)) ? serial : undefined
    }
  }
}
