// Times as people read and type them: in UTC, or local where the page has it so.
import { param } from './page-state.ts'
import { MINUTE } from './units.ts'

export const isLocal = () => param('zone') === 'local'

/** 2026-01-31 12:00:00.000, in UTC or local time as the page has it. */
export function timeText (ms: number, length = 19): string {
  const shifted = isLocal() ? ms - new Date(ms).getTimezoneOffset() * MINUTE : ms
  return new Date(shifted).toISOString().replace('T', ' ').slice(0, length)
}

/** The opposite, from the value of an input; undefined where that is no time. */
export function timeIn (text: string): number | undefined {
  const ms = Date.parse(isLocal() ? text : `${text}Z`)
  return Number.isNaN(ms) ? undefined : ms
}
