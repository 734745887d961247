/** Writes a non-negative safe integer in decimal at a place in `out`; returns the place after it. */
export function writeInteger (out: Uint8Array, at: number, value: number): number {
  if (value < 10) {
    out[at] = ZERO + value
    return at + 1
  }
  const end = at + digitsOf(value)
  writeDigits(out, end, value)
  return end
}

/** Writes all digits of a value so that they end before `end`. */
function writeDigits (out: Uint8Array, end: number, value: number): void {
  let at = end; let high = value
  while (high >= 1e9) { // beyond 32 bits, two digits at a time in doubles
    const rest = Math.floor(high / 100)
    const pair = (high - rest * 100) * 2
    out[--at] = PAIRS[pair + 1]!
    out[--at] = PAIRS[pair]!
    high = rest
  }
  let low = high | 0
  while (low >= 100) {
    const rest = low / 100 | 0
    const pair = (low - rest * 100) * 2
    out[--at] = PAIRS[pair + 1]!
    out[--at] = PAIRS[pair]!
    low = rest
  }
  if (low >= 10) {
    out[--at] = PAIRS[low * 2 + 1]!
    out[--at] = PAIRS[low * 2]!
  } else out[--at] = ZERO + low
}

function digitsOf (value: number): number {
  let digits = 1
  for (let bound = 10; value >= bound; bound *= 10) digits++
  return digits
}

/** Writes 0 to 99 as two digits; returns the place after them. */
export function writePair (out: Uint8Array, at: number, value: number): number {
  out[at] = PAIRS[value * 2]!
  out[at + 1] = PAIRS[value * 2 + 1]!
  return at + 2
}

const ZERO = 48 // '0'
/** The digits of 00 to 99. */
const PAIRS = Uint8Array.from({ length: 200 }, (_, i) => ZERO + (i % 2 === 0 ? Math.floor(i / 20) : (i >> 1) % 10))
