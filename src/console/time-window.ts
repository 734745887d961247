// The window of time that is shown: from one time to another, or the last so long up to now. Live, it follows the mock's clock.
import type { TimeWindow } from './bars.ts'
import { isFrozen, mockNow } from './mock-clock.ts'
import { go, param } from './page-state.ts'
import { DAY, HOUR, MINUTE } from './units.ts'

export const RANGES = { '15m': 15 * MINUTE, '1h': HOUR, '6h': 6 * HOUR, '24h': DAY, '7d': 7 * DAY, '30d': 30 * DAY, '1y': 365 * DAY, '10y': 3_650 * DAY, '50y': 18_250 * DAY } as const
export type Range = keyof typeof RANGES
const DEFAULT: Range = '24h'
const LIVE_STEP = 2_000 // ms between two looks

let anchor: number | undefined

export const isLive = () => param('live') === '1' && range() !== undefined

/** The range up to now, or undefined where two times are given. */
export function range (): Range | undefined {
  const name = param('range') ?? (param('from') === undefined ? DEFAULT : undefined)
  return name !== undefined && isRange(name) ? name : undefined
}

function isRange (name: string): name is Range {
  return Object.hasOwn(RANGES, name)
}

/** Undefined until the mock's time is known. It stands still between two looks, so that answers can be kept. */
export function timeWindow (): TimeWindow | undefined {
  const name = range()
  if (name === undefined) {
    const [from, to] = [Number(param('from')), Number(param('to'))]
    return from >= 0 && to >= from ? { from, to } : undefined
  }
  const now = mockNow()
  if (now === undefined) return undefined
  if (anchor === undefined || now < anchor || (isLive() && now >= anchor + LIVE_STEP) || (isFrozen() && now !== anchor)) anchor = now
  return { from: Math.max(0, anchor - RANGES[name]), to: anchor }
}

export function showRange (name: Range): void {
  anchor = undefined
  go({ range: name === DEFAULT ? undefined : name, from: undefined, to: undefined, ...firstPage })
}

export function showWindow (from: number, to: number): void {
  go({ from: Math.max(0, Math.round(from)), to: Math.max(1, Math.round(to)), range: undefined, live: undefined, ...firstPage })
}

/** Another window begins with its first page of records. */
export const firstPage = { log_id: undefined, next_date: undefined, page: undefined } as const

export function setLive (live: boolean): void {
  anchor = undefined
  go({ live: live ? 1 : undefined, range: range() ?? '15m', from: undefined, to: undefined })
}

/** Looks at up to now again. */
export function refresh (): void {
  anchor = undefined
}
