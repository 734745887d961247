/**
 * When flows start: record number <-> millisecond, both ways, without a table. Every week holds `rate` x 604 800 flows. week.ts computes
 * how many start before each quarter of an hour; quarter.ts descends a tree inside a quarter.
 */
import { DEBUG } from '../base/debug'
import { draw, mix } from '../base/draw'
import { countDescent } from './descents'
import { NOT_IN_QUARTER, Quarter, QUARTER } from './quarter'
import { Week } from './week'

const WEEK: i64 = 604_800_000 // ms
const CACHED_RANKS: i32 = 16 // a power of two

/** Ranks at multiples of these (ms since 1970) are cheaper than at other times: they need no descent, or a short one. */
export const COARSE_GRAIN: i64 = QUARTER
export const FINE_GRAIN: i64 = QUARTER / 32

export class Timeline {
  private readonly week: Week
  private readonly quarter: Quarter
  private readonly cachedTimes: StaticArray<i64> = new StaticArray<i64>(CACHED_RANKS).fill(-1)
  private readonly cachedRanks: StaticArray<i64> = new StaticArray<i64>(CACHED_RANKS)

  /** `rate`: flows per second. All starts are multiples of `resolution` ms. `rhythm` and `burst`: see week.ts and quarter.ts. */
  constructor (key: u32, rate: f64, private readonly resolution: i64, rhythm: usize, burst: usize) {
    this.week = new Week(key, rate * 604_800, rhythm)
    this.quarter = new Quarter(burst)
  }

  /** How many records start before `t` (ms since 1970). */
  rank (t: i64): i64 {
    countDescent()
    if (t <= 0) return 0
    const tick = this.resolution === 1 ? t : (t + this.resolution - 1) / this.resolution * this.resolution // floor(start) < t exactly when start < ceil(t)
    const week = this.week
    const number = tick / WEEK
    if (number !== week.number) {
      week.open(number)
      this.quarter.close()
    }
    const at = <i32>(tick - number * WEEK)
    const q = at / QUARTER
    if (at === q * QUARTER) return week.boundOf(q)
    if (!this.quarter.spans(at)) this.open(q, week.boundOf(q), week.boundOf(q + 1))
    return this.quarter.rank(at)
  }

  /** The same, cached: every page of a walk asks for the ranks of its window's bounds. */
  cachedRank (t: i64): i64 {
    const slot = mix(<u32>t) & (CACHED_RANKS - 1)
    if (this.cachedTimes[slot] !== t) {
      this.cachedRanks[slot] = this.rank(t)
      this.cachedTimes[slot] = t
    }
    return this.cachedRanks[slot]
  }

  /** When record `n` (0 or more) starts, in ms since 1970; never falls as n rises. */
  startOf (n: i64): i64 {
    if (DEBUG) assert(n >= 0, 'startOf: a record number is 0 or more')
    countDescent()
    let t = this.quarter.startOf(n)
    if (t === NOT_IN_QUARTER) {
      const week = this.week
      week.openFor(n)
      this.open(week.quarterOf(n), week.first, week.end)
      t = this.quarter.startOf(n)
    }
    return this.resolution === 1 ? t : t - t % this.resolution
  }

  /** The open quarter, unless its starts have yet to be rounded down to the resolution. */
  exactQuarter (): Quarter | null { return this.resolution === 1 ? this.quarter : null }

  private open (q: i32, first: i64, end: i64): void {
    this.quarter.open(draw(this.week.key, q), this.week.number * WEEK, q * QUARTER, first, end)
  }
}
