/** Writes a non-negative safe integer in decimal at a place in `out`; returns the place after it. */
export function writeInteger (out: Uint8Array, at: number, value: number): number {
  if (value < 1e8) return writeSmall(out, at, value | 0)
  const high = Math.floor(value / 1e8)
  const next = writeInteger(out, at, high)
  const low = (value - high * 1e8) | 0
  writeQuad(out, next, low / 10_000 | 0)
  writeQuad(out, next + 4, low % 10_000)
  return next + 8
}

/** Writes 0 to 99 as two digits; returns the place after them. */
export function writePair (out: Uint8Array, at: number, value: number): number {
  out[at] = PAIRS[value * 2]!
  out[at + 1] = PAIRS[value * 2 + 1]!
  return at + 2
}

/** Writes 0 to 999 999 as six digits. */
export function writeSix (out: Uint8Array, at: number, value: number): void {
  const high = value / 10_000 | 0
  writePair(out, at, high)
  writeQuad(out, at + 2, value - high * 10_000)
}

/** Below 10^8: its digits from the right, two at a time. */
function writeSmall (out: Uint8Array, at: number, value: number): number {
  const end = at + (value < 10_000 ? (value < 100 ? (value < 10 ? 1 : 2) : (value < 1_000 ? 3 : 4)) : (value < 1_000_000 ? (value < 100_000 ? 5 : 6) : (value < 10_000_000 ? 7 : 8)))
  let place = end
  let rest = value
  while (rest >= 10) {
    const shorter = rest / 100 | 0
    place -= 2
    writePair(out, place, rest - shorter * 100)
    rest = shorter
  }
  if (place > at) out[at] = ZERO + rest
  return end
}

function writeQuad (out: Uint8Array, at: number, value: number): void {
  const high = value / 100 | 0
  writePair(out, at, high)
  writePair(out, at + 2, value - high * 100)
}

const ZERO = 48 // '0'
/** The digits of 00 to 99. */
const PAIRS = Uint8Array.from({ length: 200 }, (_, i) => ZERO + (i % 2 === 0 ? Math.floor(i / 20) : (i >> 1) % 10))
