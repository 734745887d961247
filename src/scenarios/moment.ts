// When a scenario begins: at a time, or relative to the clock at the start.
import { instant, duration, type ValueType } from '../config/value-type.ts'

const DAY = 86_400_000 // ms
const HOUR = 3_600_000
const timeOfDay = /^([01]\d|2[0-3]):([0-5]\d)$/
const relative = /^now(?:([+-])(.+))?$/

/** `now` is the clock's time at the start, in ms since 1970; `zone` the firewall's own, in hours east. Undefined if the text is no moment. */
export function momentOf (given: unknown, now: number, zone: number): number | undefined {
  const [isTimeOfDay, hours, minutes] = typeof given === 'string' ? timeOfDay.exec(given) ?? [] : []
  if (isTimeOfDay !== undefined) {
    const local = now + zone * HOUR
    const today = local - local % DAY + Number(hours) * HOUR + Number(minutes) * 60_000
    return Math.max(0, (today > local ? today - DAY : today) - zone * HOUR)
  }
  const [isRelative, sign, text] = typeof given === 'string' ? relative.exec(given) ?? [] : []
  if (isRelative === undefined) return instant.read(given)
  const by = text === undefined ? 0 : duration.read(text)
  return by === undefined ? undefined : Math.max(0, sign === '-' ? now - by : now + by)
}

/** A moment in a scenario file. */
export const moment: ValueType<number> = {
  expected: 'now, now-2h, now+10m, the time of day 02:30 that was last, or a time in ISO 8601',
  placeholder: '<moment>',
  read: input => momentOf(input, 0, 0)
}
