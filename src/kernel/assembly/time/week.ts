/**
 * How many records of a timeline start before each day of a week, and before each quarter of an hour of a day: the share that the
 * rhythm has by then, swayed by a keyed draw. Quarters are counted from the week's start, and weeks from 1970.
 */
import { draw, fraction } from '../base/draw'
import { doubleAt, allocate } from '../base/memory'
import { toDouble, floor } from '../base/conversions'

const DAYS: i32 = 7
const DAY: i32 = 96 // quarters of an hour
const DAY_SWAY: f64 = 0.2 // midnight comes up to a tenth of a day's flows early or late,
const QUARTER_SWAY: f64 = 0.5 // a quarter of an hour up to a quarter of its flows

export class Week {
  /** Which week is open; -1 is none. */
  number: i64 = -1
  key: u32 = 0
  // In records, the bounds of its days; -1 is not yet known.
  private readonly dayBounds: StaticArray<i64> = new StaticArray<i64>(DAYS + 1)
  /** The share of a day's flows before each of its quarters, for the days of a week. */
  private readonly dayShares: usize = allocate((DAYS * DAY + 1) * sizeof<f64>())
  /** The bounds of the quarter that `quarterOf` found. */
  first: i64 = 0
  end: i64 = 0

  /** `rhythm`: the share of a week's flows before each quarter of an hour, 673 doubles. */
  constructor (private readonly timeKey: u32, private readonly perWeek: f64, private readonly rhythm: usize) {
    for (let q = 0; q < DAYS * DAY; q++) {
      const begin = doubleAt(rhythm, q - q % DAY)
      store<f64>(this.dayShares + (<usize>q << 3), (doubleAt(rhythm, q) - begin) / (doubleAt(rhythm, q - q % DAY + DAY) - begin))
    }
    store<f64>(this.dayShares + (<usize>(DAYS * DAY) << 3), 1)
  }

  open (number: i64): void {
    this.number = number
    this.key = draw(this.timeKey, number)
    this.dayBounds[0] = this.recordsBefore(number)
    for (let day = 1; day < DAYS; day++) this.dayBounds[day] = -1
    this.dayBounds[DAYS] = this.recordsBefore(number + 1)
  }

  /** Opens the week that holds record n. */
  openFor (n: i64): void {
    if (this.number < 0 || n < this.dayBounds[0] || n >= this.dayBounds[DAYS]) this.open(<i64>(<f64>n / this.perWeek))
    while (n < this.dayBounds[0]) this.open(this.number - 1)
    while (n >= this.dayBounds[DAYS]) this.open(this.number + 1)
  }

  /** How many records start before quarter `q`. */
  boundOf (q: i32): i64 {
    const day = q / DAY
    const base = this.dayBoundOf(day)
    if (q % DAY === 0) return base
    return base + floor(toDouble(this.dayBoundOf(day + 1) - base) * this.swayedShare(this.dayShares, q, 1, QUARTER_SWAY))
  }

  /** The quarter of the open week that holds record n. Guessed by the rhythm, and always in as many steps, which a processor can foresee; the draws sway it little. */
  quarterOf (n: i64): i32 {
    const ofWeek = toDouble(n - this.dayBounds[0]) / toDouble(this.dayBounds[DAYS] - this.dayBounds[0])
    let day = 0
    for (let next = 1; next < DAYS; next++) day += i32(doubleAt(this.rhythm, next * DAY) <= ofWeek)
    while (n < this.dayBoundOf(day)) day--
    while (n >= this.dayBoundOf(day + 1)) day++
    const ofDay = toDouble(n - this.dayBoundOf(day)) / toDouble(this.dayBoundOf(day + 1) - this.dayBoundOf(day))
    let q = day * DAY
    for (let many = DAY; many > 1;) {
      const half = many >> 1
      q = select(q + half, q, doubleAt(this.dayShares, q + half) <= ofDay)
      many -= half
    }
    let first = this.boundOf(q)
    let end = this.boundOf(q + 1)
    for (; n < first; q--) {
      end = first
      first = this.boundOf(q - 1)
    }
    for (; n >= end; q++) {
      first = end
      end = this.boundOf(q + 2)
    }
    this.first = first
    this.end = end
    return q
  }

  private recordsBefore (number: i64): i64 {
    return <i64>Math.floor(<f64>number * this.perWeek)
  }

  /** How many records start before a day. */
  private dayBoundOf (day: i32): i64 {
    if (this.dayBounds[day] < 0) {
      const many = toDouble(this.dayBounds[DAYS] - this.dayBounds[0])
      this.dayBounds[day] = this.dayBounds[0] + floor(many * this.swayedShare(this.rhythm, day * DAY, DAY, DAY_SWAY))
    }
    return this.dayBounds[day]
  }

  /** The share at `q`, moved by up to half of `sway` of what lies `step` to either side of it, whichever is less. */
  private swayedShare (shares: usize, q: i32, step: i32, sway: f64): f64 {
    const share = doubleAt(shares, q)
    const before = share - doubleAt(shares, q - step)
    const next = doubleAt(shares, q + step)
    const after = (next === 0 ? 1.0 : next) - share
    return share + (fraction(draw(this.key ^ step, q)) - 0.5) * sway * Math.min(before, after)
  }
}
