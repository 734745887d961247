/** The k-th record of merged windows, without walking there: time is bracketed by the counts before it. */
import { Merge } from './merge'
import { STREAMS } from '../shared/sizes'
import { COARSE_GRAIN, FINE_GRAIN } from '../time/timeline'
import { Window } from '../select/window'

const NEAR_RECORDS: i64 = 24 // records: nearer than this, walking is cheaper than counting once more

/** A number for each window where it is cut, and how many of all records lie before the cuts. */
class Cut {
  readonly numbers: StaticArray<i64> = new StaticArray<i64>(STREAMS)
  count: i64 = 0

  isNear (k: i64): bool {
    return abs(this.count - k) <= NEAR_RECORDS
  }
}

export class Seek {
  private before: Cut = new Cut()
  private after: Cut = new Cut()
  private tried: Cut = new Cut()
  private readonly tied: Cut = new Cut()

  constructor (private readonly windows: StaticArray<Window>, private readonly sequence: Merge) {}

  /**
   * Puts the merged sequence where exactly `k` of the records, 0 to the total of all, lie before. `from` and `to` are the times
   * (ms) of the windows. The bracket closes in by the Illinois form of regula falsi (Dowell & Jarratt, BIT 11,
   * 1971), and by halving every fourth time, until one end is near or the bracket is a single tick of the clock.
   */
  seekTo (k: i64, from: i64, to: i64, forward: bool): void {
    const windows = this.windows
    for (let i = 0; i < windows.length; i++) {
      this.before.numbers[i] = windows[i].low
      this.after.numbers[i] = windows[i].high
    }
    this.count(this.before)
    this.count(this.after)
    let low = from
    let high = to + 1
    let under = <f64>(k - this.before.count) + 0.5 // how far the ends are from the goal; that of an end that stays is halved
    let over = <f64>(this.after.count - k) - 0.5
    let side = 0

    for (let turn = 1; high - low > 1 && !this.before.isNear(k) && !this.after.isNear(k); turn++) {
      const guess = turn % 4 === 0 ? <f64>(low + high) / 2 : <f64>low + <f64>(high - low) * under / (under + over)
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
    const there = forward ? this.before : this.after // from where the walk goes the way that the page will
    const other = forward ? this.after : this.before
    this.walk(k, there.isNear(k) ? there : other.isNear(k) ? other : this.cutTie(k), forward)
  }

  private count (cut: Cut): void {
    cut.count = 0
    for (let i = 0; i < this.windows.length; i++) cut.count += this.windows[i].visibleBefore(cut.numbers[i])
  }

  /** From a cut that is near to the one asked for. */
  private walk (k: i64, cut: Cut, forward: bool): void {
    const sequence = this.sequence
    sequence.begin(cut.numbers, cut.count === k ? forward : cut.count < k)
    for (let left = abs(cut.count - k); left > 0; left--) sequence.step()
    if (sequence.forward === forward) return
    sequence.cutInto(this.tried.numbers)
    sequence.begin(this.tried.numbers, forward)
  }

  /** Near, within one tick of the clock, where records are ordered by place: by halving. */
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
        const number = (middle - windows[i].stream.id + STREAMS - 1) / STREAMS
        tried.numbers[i] = min(max(number, before[i]), after[i])
      }
      this.count(tried)
      if (tried.count <= k) {
        low = middle
        near = tried
      } else {
        high = middle
      }
    }
    return near
  }
}

/** The time between low and high that is nearest to a guess, of those before which counting is cheap, as long as that will do. */
function nearestGrain (guess: f64, low: i64, high: i64): i64 {
  const grain = high - low > 2 * COARSE_GRAIN ? COARSE_GRAIN : high - low > 2 * FINE_GRAIN ? FINE_GRAIN : 1
  const nearest = <i64>Math.round(guess / <f64>grain)
  return min(max(nearest, low / grain + 1), (high + grain - 1) / grain - 1) * grain
}
