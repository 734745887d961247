/** Whole numbers from 0 to 2^52 - 1 to doubles and back by their bits, faster than the processor's own instructions: docs/kernel.md#conversions. */
import { DEBUG } from './debug'

const TWO52: f64 = 4_503_599_627_370_496
const TWO52_BITS: i64 = 0x4330_0000_0000_0000 // a double from 2^52 to 2^53 has a last place of 1

/** `whole` - `less`, as a double. */
export function toDouble (whole: i64, less: f64 = 0): f64 {
  return reinterpret<f64>(whole | TWO52_BITS) - (TWO52 + less)
}

/** As Math.floor does it. */
export function floor (value: f64): i64 {
  if (DEBUG) assert(value >= 0 && value < TWO52, 'floor: 0 to 2^52')
  const nearest = value + TWO52
  return (reinterpret<i64>(nearest) ^ TWO52_BITS) - i64(nearest - TWO52 > value)
}
