/**
 * Record ids: decimal digits that say where the record is (its number x 8 + its stream), and two digits more that only
 * this firewall would have put there, so that an id of another world is found out 99 times in 100.
 */
import { draw } from './draw.ts'
import { STREAMS } from './stream.ts'

export interface LogIds {
  write (stream: number, n: number): string
  /** The two check digits, 0 to 99, of a place in the order of ties. */
  checkOf (place: number): number
  /** Where the record is, or undefined where this firewall never wrote such an id. */
  read (logId: string): { readonly stream: number, readonly n: number } | undefined
}

export function createLogIds (key: number): LogIds {
  const checkOf = (place: number) => {
    const bits = draw(key, place)
    return bits - Math.floor(bits / 100) * 100 // bits % 100, which would be a slow division of doubles
  }
  const write = (stream: number, n: number) => {
    const place = n * STREAMS + stream
    return `${place}${String(checkOf(place)).padStart(2, '0')}`
  }
  return {
    write,
    checkOf,
    read (logId) {
      if (!/^(0|[1-9]\d{0,15})\d\d$/.test(logId)) return undefined
      const place = Number(logId.slice(0, -2))
      if (!Number.isSafeInteger(place)) return undefined
      const found = { stream: place % STREAMS, n: Math.floor(place / STREAMS) }
      return write(found.stream, found.n) === logId ? found : undefined
    }
  }
}
