/** Finds the k-th record of merged windows without walking there: counts of records bracket its time. */
import { DEBUG } from '../base/debug'
import { Window } from '../select/window'
import { STREAMS } from '../shared/sizes'
import { COARSE_GRAIN, FINE_GRAIN } from '../time/timeline'
import { Merge } from './merge'

const NEAR_RECORDS: i64 = 24 // within so many, walking is cheaper than counting once more

/** A record number of each window, and how many visible records lie before these numbers. */
class Cut {
  readonly numbers: StaticArray<i64> = new StaticArray<i64>(STREAMS)
  count: i64 = 0

  isNear (k: i64): bool { return abs(this.count - k) <= NEAR_RECORDS }
}

export class Seek {
  private before: Cut = new Cut()
  private after: Cut = new Cut()
  private tried: Cut = new Cut()
  private readonly tied: Cut = new Cut()

  constructor (private readonly windows: StaticArray<Window>, private readonly sequence: Merge) {}

  /**
   * Starts the merged sequence where exactly `k` records lie before. `from` and `to` bound the windows (ms). The bracket shrinks by the
   * Illinois form of regula falsi (Dowell & Jarratt, BIT 11, 1971), and by halving every fourth time, until one end is near or the bracket
   * is one millisecond.
   */
  seekTo (k: i64, from: i64, to: i64, forward: bool): void {
    const windows = this.windows
    for (let i = 0; i < windows.length; i++) {
      this.before.numbers[i] = windows[i].low
      this.after.numbers[i] = windows[i].high
    }
    this.count(this.before)
    this.count(this.after)
    if (DEBUG) assert(k >= this.before.count && k <= this.after.count, 'seekTo: 0 to the total')
    let low = from
    let high = to + 1
    let under = <f64>(k - this.before.count) + 0.5 // distances of the ends from k; that of an end that stays is halved
    let over = <f64>(this.after.count - k) - 0.5
    let side = 0

    for (let attempt = 1; high - low > 1 && !this.before.isNear(k) && !this.after.isNear(k); attempt++) {
      const guess = attempt % 4 === 0 ? <f64>(low + high) / 2 : <f64>low + <f64>(high - low) * under / (under + over)
      const t = nearestGrain(guess, low, high)
      for (let i = 0; i < windows.length; i++) this.tried.numbers[i] = windows[i].numberAt(t)
      this.count(this.tried)
      const tried = this.tried
      if (tried.count <= k) {
        low = t
        this.tried = this.before
        this.before = tried
        under = <f64>(k - tried.count) + 0.5
        over = side === -1 ? over / 2 : <f64>(this.after.count - k) - 0.5
        side = -1
      } else {
        high = t
        this.tried = this.after
        this.after = tried
        over = <f64>(tried.count - k) - 0.5
        under = side === 1 ? under / 2 : <f64>(k - this.before.count) + 0.5
        side = 1
      }
    }
    const preferred = forward ? this.before : this.after // walking from there goes the same way as the page
    const other = forward ? this.after : this.before
    this.walk(k, preferred.isNear(k) ? preferred : other.isNear(k) ? other : this.cutTie(k), forward)
  }

  private count (cut: Cut): void {
    cut.count = 0
    for (let i = 0; i < this.windows.length; i++) cut.count += this.windows[i].visibleBefore(cut.numbers[i])
  }

  /** Walks from a near cut to the exact one. */
  private walk (k: i64, cut: Cut, forward: bool): void {
    const sequence = this.sequence
    sequence.begin(cut.numbers, cut.count === k ? forward : cut.count < k)
    for (let left = abs(cut.count - k); left > 0; left--) sequence.step()
    if (sequence.forward === forward) return
    sequence.cutInto(this.tried.numbers)
    sequence.begin(this.tried.numbers, forward)
  }

  /** A near cut among the records of one millisecond, which are ordered by serial number: by halving. */
  private cutTie (k: i64): Cut {
    const windows = this.windows
    const before = this.before.numbers
    const after = this.after.numbers
    let low = i64.MAX_VALUE
    let high: i64 = 0
    for (let i = 0; i < windows.length; i++) {
      low = min(low, before[i] * STREAMS)
      high = max(high, (after[i] + 1) * STREAMS)
    }
    let near = this.before
    while (high - low > 1 && !near.isNear(k)) {
      const middle = (low + high) >> 1
      const tried = near === this.tied ? this.tried : this.tied
      for (let i = 0; i < windows.length; i++) {
        tried.numbers[i] = min(max(windows[i].stream.numberOfSerial(middle), before[i]), after[i])
      }
      this.count(tried)
      if (tried.count <= k) {
        low = middle
        near = tried
      } else {
        high = middle
      }
    }
    if (DEBUG) assert(near.isNear(k), 'cutTie: from a near cut the walk is short')
    return near
  }
}

/** The time nearest to a guess, strictly between low and high, on the coarsest grain that the bracket still spans twice. */
function nearestGrain (guess: f64, low: i64, high: i64): i64 {
  const grain = high - low > 2 * COARSE_GRAIN ? COARSE_GRAIN : high - low > 2 * FINE_GRAIN ? FINE_GRAIN : 1
  const nearest = <i64>Math.round(guess / <f64>grain)
  return min(max(nearest, low / grain + 1), (high + grain - 1) / grain - 1) * grain
}
