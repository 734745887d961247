/**
 * Whole numbers to doubles and back by their bits, for those that are not negative and below 2^52. V8's own conversions on x64 each write or
 * read a part of one and the same register, so that none can begin before the last is done, however little they have to do with each other.
 */
const TWO52: f64 = 4_503_599_627_370_496
const TWO52_BITS: i64 = 0x4330_0000_0000_0000 // of 2^52; a double of that size has a unit in its last place

/** A whole number, less another one below 2^52. */
export function toDouble (whole: i64, less: f64 = 0): f64 {
  return reinterpret<f64>(whole | TWO52_BITS) - (TWO52 + less)
}

/** As Math.floor does it. */
export function floor (value: f64): i64 {
  const nearest = value + TWO52
  return (reinterpret<i64>(nearest) ^ TWO52_BITS) - i64(nearest - TWO52 > value)
}
