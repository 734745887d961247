// A timeline in plain arithmetic, without caches: all starts in a quarter of an hour, computed from the top.
import { draw } from '../../src/universe/draw.ts'
import type { TimelineOptions } from './timeline.ts'

const DAY = 96 // quarters of an hour
const QUARTER = 900_000 // ms
const WEEK = 7 * DAY * QUARTER // ms
const LEAF = 8 // records

export interface PlainQuarter {
  /** The number of its first record. */
  readonly first: number
  /** When its records start, in ms since 1970, ascending. */
  readonly starts: readonly number[]
}

/** Quarter `q` (0 to 671) of a week, counted from 1970. */
export function plainQuarter ({ key, rate, resolution, rhythm, burst }: TimelineOptions, week: number, q: number): PlainQuarter {
  const weekKey = draw(key, week)
  const weekBound = (week: number) => Math.floor(week * rate * 604_800)

  const swayed = (shareAt: (q: number) => number, q: number, step: number, sway: number) => {
    const nearest = Math.min(shareAt(q) - shareAt(q - step), shareAt(q + step) - shareAt(q))
    return shareAt(q) + (draw(weekKey ^ step, q) / 2 ** 32 - 0.5) * sway * nearest
  }
  const dayBound = (day: number): number => {
    if (day === 0 || day === 7) return weekBound(week + day / 7)
    return weekBound(week) + Math.floor((weekBound(week + 1) - weekBound(week)) * swayed(q => rhythm[q]!, day * DAY, DAY, 0.2))
  }
  const bound = (q: number): number => {
    const midnight = q - q % DAY
    const [begin, end] = [dayBound(midnight / DAY), dayBound(midnight / DAY + 1)]
    if (q === midnight) return begin
    const ofDay = (q: number) => q === midnight + DAY ? 1 : (rhythm[q]! - rhythm[midnight]!) / (rhythm[midnight + DAY]! - rhythm[midnight]!)
    return begin + Math.floor((end - begin) * swayed(ofDay, q, 1, 0.5))
  }

  const quarterKey = draw(weekKey, q)
  const startsOf = (node: number, from: number, to: number, count: number): number[] => {
    const span = to - from
    if (span === 1) return Array.from({ length: count }, () => from)
    if (count <= LEAF) return leaf(quarterKey ^ Math.imul(node, 0x2545f491), from, span, count)
    const bits = draw(quarterKey ^ node, 0)
    const half = Math.floor(span / 2)
    const share = half / span
    const tilt = (bits % 65_536 - 32_767.5) / 32_767.5 * burst[Math.floor(Math.log2(span))]!
    const [ahead, behind] = [share * (1 + tilt), (1 - share) * (1 - tilt)]
    const before = Math.floor(count * (ahead / (ahead + behind)) + Math.floor(bits / 65_536) / 65_536)
    return [...startsOf(2 * node, from, from + half, before), ...startsOf(2 * node + 1, from + half, to, count - before)]
  }

  const first = bound(q)
  const starts = startsOf(1, q * QUARTER, (q + 1) * QUARTER, (q === 7 * DAY - 1 ? weekBound(week + 1) : bound(q + 1)) - first)
  return { first, starts: starts.map(at => week * WEEK + at).map(t => t - t % resolution) }
}

/** One in two of a leaf's records starts in a 64th of its span. */
function leaf (key: number, from: number, span: number, count: number): number[] {
  const width = Math.ceil(span / 64)
  const centre = Math.floor(draw(key, LEAF) / 2 ** 32 * (span - width + 1))
  return Array.from({ length: count }, (_, i) => {
    const bits = draw(key, i)
    return from + (bits % 2 === 1 ? centre + Math.floor(bits / 2 ** 32 * width) : Math.floor(bits / 2 ** 32 * span))
  }).sort((a, b) => a - b)
}
