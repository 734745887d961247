/** Numbers in decimal, without a branch for each digit. */

const ASCII: u64 = 0x3030303030303030 // '0' eight times
const LAST: u64 = 1 << 56 // in the last of eight digits

/** Writes a value from 0 to 2^53 - 1; returns the place after it. Up to 8 bytes behind that are written over. */
export function writeInteger (value: u64, out: usize): usize {
  if (value < 100_000_000) return writeSmall(<u32>value, out)
  const high = value / 100_000_000
  out = writeInteger(high, out)
  return writeEight(<u32>(value - high * 100_000_000), out)
}

/** Writes values near each other: it keeps all but the last eight digits, which most of them share. */
export class NearbyWriter {
  private begin: u64 = 1 << 62 // of the 10^8 values that share them: at first, none's
  private leading: u64 = 0
  private length: usize = 0

  /** Writes a value from 0 to 2^53 - 1; returns the place after it. */
  write (value: u64, out: usize): usize {
    const rest = value - this.begin
    if (rest >= 100_000_000) return this.move(value, out)
    store<u64>(out, this.leading)
    return writeEight(<u32>rest, out + this.length)
  }

  private move (value: u64, out: usize): usize {
    const high = value / 100_000_000
    if (high === 0 || high >= 100_000_000) return writeInteger(value, out)
    this.begin = high * 100_000_000
    this.length = writeInteger(high, out) - out
    this.leading = load<u64>(out)
    return this.write(value, out)
  }
}

/** Below 10^8. */
export function writeSmall (value: u32, out: usize): usize {
  const digits = eight(value)
  const zeros = ctz(digits | LAST) >> 3 // that lead
  store<u64>(out, (digits + ASCII) >> (zeros << 3))
  return out + <usize>(8 - zeros)
}

/** Below 10^8, all eight digits of it. */
export function writeEight (value: u32, out: usize): usize {
  store<u64>(out, eight(value) + ASCII)
  return out + 8
}

/** 0 to 99, both digits of it. */
export function writePair (value: u32, out: usize): usize {
  const tens = value * 103 >> 10
  store<u16>(out, <u16>(tens + (value - tens * 10 << 8) + 0x3030))
  return out + 2
}

/** A value below 10^8 as eight digits of a byte each, the first the lowest: halves, quarters and eighths at once (Khuong, "How to print integers really fast", 2017). */
function eight (value: u32): u64 {
  const high = value / 10_000
  const quads = <u64>high | <u64>(value - high * 10_000) << 32
  const hundreds = (quads * 10_486 >> 20) & 0x0000_007f_0000_007f
  const pairs = hundreds | quads - hundreds * 100 << 16
  const tens = (pairs * 103 >> 10) & 0x000f_000f_000f_000f
  return tens | pairs - tens * 10 << 8
}
