/**
 * When flows start: record number <-> millisecond, both ways, without a table. Every week holds `rate` x 604 800 flows; how many start
 * before each quarter of an hour of it is worked out at once (week.ts), and inside a quarter a tree is gone down (quarter.ts).
 */
import { draw, mix } from '../base/draw'
import { NOT_IN_QUARTER, Quarter, QUARTER } from './quarter'
import { Week } from './week'
import { countDescent } from './descents'

const WEEK: i64 = 604_800_000 // ms
const CACHED_RANKS: i32 = 16 // ranks that are remembered

/** Grains of time, falling (ms): ranks at their multiples from 1970 on are cheaper than any finer ones. They need no descent, or a short one. */
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

  /** The same, remembered. */
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

  /** Where the starts of some records are at hand, if they can be taken from there as they are. */
  exactQuarter (): Quarter | null {
    return this.resolution === 1 ? this.quarter : null
  }

  private open (q: i32, first: i64, end: i64): void {
    this.quarter.open(draw(this.week.key, q), this.week.number * WEEK, q * QUARTER, first, end)
  }
}
