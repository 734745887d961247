/**
 * How many records of a timeline start before each day of a week, and before each quarter of an hour of a day: the rhythm's share up to
 * then, moved by a keyed draw. Quarters are counted from the week's start, weeks from 1970.
 */
import { floor, toDouble } from '../base/conversions'
import { DEBUG } from '../base/debug'
import { draw, fraction } from '../base/draw'
import { allocate, doubleAt, setDoubleAt } from '../base/memory'

const DAYS: i32 = 7
const DAY: i32 = 96 // quarters of an hour
const DAY_SWAY: f64 = 0.2 // moves midnight by up to a tenth of a day's flows
const QUARTER_SWAY: f64 = 0.5 // moves the bound of a quarter of an hour by up to a quarter of its flows

export class Week {
  /** Which week is open; -1 is none. */
  number: i64 = -1
  key: u32 = 0
  // How many records start before each of its days; -1 is not yet computed.
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
      setDoubleAt(this.dayShares, q, (doubleAt(rhythm, q) - begin) / (doubleAt(rhythm, q - q % DAY + DAY) - begin))
    }
    setDoubleAt(this.dayShares, DAYS * DAY, 1)
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
    if (DEBUG) assert(q >= 0 && q <= DAYS * DAY, 'boundOf: quarters 0 to 672')
    const day = q / DAY
    const base = this.dayBoundOf(day)
    if (q % DAY === 0) return base
    return base + floor(toDouble(this.dayBoundOf(day + 1) - base) * this.swayedShare(this.dayShares, q, 1, QUARTER_SWAY))
  }

  /** The quarter of the open week that holds record n: guessed by the rhythm in a fixed number of steps (docs/kernel.md#branches), then corrected. */
  quarterOf (n: i64): i32 {
    const ofWeek = toDouble(n - this.dayBounds[0]) / toDouble(this.dayBounds[DAYS] - this.dayBounds[0])
    let day = 0
    for (let next = 1; next < DAYS; next++) day += i32(doubleAt(this.rhythm, next * DAY) <= ofWeek)
    while (n < this.dayBoundOf(day)) day--
    while (n >= this.dayBoundOf(day + 1)) day++
    const ofDay = toDouble(n - this.dayBoundOf(day)) / toDouble(this.dayBoundOf(day + 1) - this.dayBoundOf(day))
    let q = day * DAY
    for (let count = DAY; count > 1;) {
      const half = count >> 1
      q = select(q + half, q, doubleAt(this.dayShares, q + half) <= ofDay)
      count -= half
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

  private recordsBefore (number: i64): i64 { return <i64>Math.floor(<f64>number * this.perWeek) }

  /** How many records start before a day. */
  private dayBoundOf (day: i32): i64 {
    if (this.dayBounds[day] < 0) {
      const weekCount = toDouble(this.dayBounds[DAYS] - this.dayBounds[0])
      this.dayBounds[day] = this.dayBounds[0] + floor(weekCount * this.swayedShare(this.rhythm, day * DAY, DAY, DAY_SWAY))
    }
    return this.dayBounds[day]
  }

  /** The share at `q`, moved by up to `sway` / 2 of its distance to the shares `step` before and after, whichever is nearer. */
  private swayedShare (shares: usize, q: i32, step: i32, sway: f64): f64 {
    const share = doubleAt(shares, q)
    const before = share - doubleAt(shares, q - step)
    const next = doubleAt(shares, q + step)
    const after = (next === 0 ? 1.0 : next) - share
    return share + (fraction(draw(this.key ^ step, q)) - 0.5) * sway * Math.min(before, after)
  }
}
