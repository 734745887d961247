// A timeline in plain arithmetic, without caches: counts and starts, computed from the top each time.
import { draw } from '../../src/universe/draw.ts'
import type { TimelineOptions } from './timeline.ts'

const DAY = 96 // quarters of an hour
const WEEK = 7 * DAY
const QUARTER_MS = 900_000
const WEEK_MS = WEEK * QUARTER_MS
const LEAF = 8 // records

export interface PlainStart {
  /** The record's number. */
  readonly n: number
  /** When it starts, in ms since 1970. */
  readonly start: number
}

/** The records that start from `from` to `to` (ms since 1970, both in), in order. */
export function plainStarts (options: TimelineOptions, from: number, to: number): PlainStart[] {
  const { resolution } = options
  const [begin, end] = [Math.ceil(from / resolution) * resolution, Math.floor(to / resolution) * resolution + resolution] // before starts are rounded down
  const all: PlainStart[] = []
  const add = (n: number, t: number) => { if (t >= begin && t < end) all.push({ n, start: t - t % resolution }) }
  for (let week = Math.floor(begin / WEEK_MS); week * WEEK_MS < end; week++) eachStartOfWeek(options, week, begin - week * WEEK_MS, end - week * WEEK_MS, add)
  return all
}

/** How many records start before quarter `q` (0 to 672) of a week, counted from 1970. */
export function plainBound ({ key, rate, rhythm }: TimelineOptions, week: number, q: number): number {
  const weekBound = (week: number) => Math.floor(week * (rate * 604_800)) // whole flows a week stay whole
  const swayed = (shareAt: (q: number) => number, q: number, step: number, sway: number) => {
    const nearest = Math.min(shareAt(q) - shareAt(q - step), shareAt(q + step) - shareAt(q))
    return shareAt(q) + (draw(draw(key, week) ^ step, q) / 2 ** 32 - 0.5) * sway * nearest
  }
  const dayBound = (day: number): number => {
    if (day === 0 || day === 7) return weekBound(week + day / 7)
    return weekBound(week) + Math.floor((weekBound(week + 1) - weekBound(week)) * swayed(q => rhythm[q]!, day * DAY, DAY, 0.2))
  }
  const midnight = q - q % DAY
  const begin = dayBound(midnight / DAY)
  if (q === midnight) return begin
  const ofDay = (q: number) => q === midnight + DAY ? 1 : (rhythm[q]! - rhythm[midnight]!) / (rhythm[midnight + DAY]! - rhythm[midnight]!)
  return begin + Math.floor((dayBound(midnight / DAY + 1) - begin) * swayed(ofDay, q, 1, 0.5))
}

type Add = (n: number, t: number) => void

/** Adds those that start from `from` to `to` - 1 ms after the week's start, and perhaps a few of their neighbours. */
function eachStartOfWeek (options: TimelineOptions, week: number, from: number, to: number, add: Add): void {
  // Halves the span of quarters, so that the many empty ones of a low rate are left out together.
  const visit = (q: number, end: number): void => {
    if (end * QUARTER_MS <= from || q * QUARTER_MS >= to || plainBound(options, week, q) === plainBound(options, week, end)) return
    if (end - q === 1) return eachStartOfQuarter(options, week, q, from, to, add)
    const middle = (q + end) >> 1
    visit(q, middle)
    visit(middle, end)
  }
  visit(0, WEEK)
}

function eachStartOfQuarter (options: TimelineOptions, week: number, q: number, from: number, to: number, add: Add): void {
  const key = draw(draw(options.key, week), q)
  const visit = (node: number, begin: number, end: number, first: number, count: number): void => {
    if (end <= from || begin >= to) return
    const span = end - begin
    if (span === 1) {
      for (let i = 0; i < count; i++) add(first + i, week * WEEK_MS + begin)
    } else if (count <= LEAF) {
      leaf(key ^ Math.imul(node, 0x2545f491), begin, span, count).forEach((at, i) => add(first + i, week * WEEK_MS + at))
    } else {
      const bits = draw(key ^ node, 0)
      const half = Math.floor(span / 2)
      const share = half / span
      const tilt = (bits % 65_536 - 32_767.5) / 32_767.5 * options.burst[Math.floor(Math.log2(span))]!
      const [ahead, behind] = [share * (1 + tilt), (1 - share) * (1 - tilt)]
      const before = Math.floor(count * (ahead / (ahead + behind)) + Math.floor(bits / 65_536) / 65_536)
      visit(2 * node, begin, begin + half, first, before)
      visit(2 * node + 1, begin + half, end, first + before, count - before)
    }
  }
  const first = plainBound(options, week, q)
  visit(1, q * QUARTER_MS, (q + 1) * QUARTER_MS, first, plainBound(options, week, q + 1) - first)
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
