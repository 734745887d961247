/** Numbers in decimal, without a branch for each digit. */

const ASCII_ZEROS: u64 = 0x3030303030303030 // '0' eight times
const LAST_DIGIT: u64 = 1 << 56 // in the last of eight digits
export const EIGHT_DIGITS: i64 = 100_000_000 // what has eight digits is below

/** Writes a value from 0 to 2^53 - 1; returns the place after it. Up to 8 bytes behind that are written over. */
export function writeInteger (value: u64, out: usize): usize {
  if (value < <u64>EIGHT_DIGITS) return writeTrimmed(i64x2.extract_lane(eightDigits(<u32>value, 0), 0), out)
  const high = value / <u64>EIGHT_DIGITS
  out = writeInteger(high, out)
  v128.store64_lane(out, eightDigits(<u32>(value - high * <u64>EIGHT_DIGITS), 0), 0)
  return out + 8
}

/** Writes eight digits but for the zeros that lead; returns the place after them. */
export function writeTrimmed (digits: u64, out: usize): usize {
  const zeros = zerosOf(digits)
  store<u64>(out, digits >>> (zeros << 3))
  return out + <usize>(8 - zeros)
}

/** How many of eight digits are zeros that lead: 7 at most. */
function zerosOf (digits: u64): u64 {
  return ctz((digits ^ ASCII_ZEROS) | LAST_DIGIT) >> 3
}

/** 0 to 99, both digits of it. */
export function writePair (value: u32, out: usize): usize {
  const tens = value * 103 >> 10
  store<u16>(out, <u16>(tens + (value - tens * 10 << 8) + 0x3030))
  return out + 2
}

/**
 * Two values below 10^8 as eight digits each: quarters, eighths and sixteenths at once (after Khuong, "How to print integers really
 * fast", 2017, who does it in a word; here it is a vector).
 */
export function eightDigits (a: u32, b: u32): v128 {
  const highA = a / 10_000
  const highB = b / 10_000
  const quads = i64x2.replace_lane(i64x2.splat(<u64>highA | <u64>(a - highA * 10_000) << 32), 1, <u64>highB | <u64>(b - highB * 10_000) << 32)
  const hundreds = i32x4.shr_u(i32x4.dot_i16x8_s(quads, i32x4.splat(5_243)), 19) // a product of halves, which is cheaper than one of words
  const pairs = v128.or(hundreds, i32x4.shl(i32x4.sub(quads, i32x4.dot_i16x8_s(hundreds, i32x4.splat(100))), 16))
  const tens = i16x8.shr_u(i16x8.mul(pairs, i16x8.splat(103)), 10)
  const digits = v128.or(tens, i16x8.shl(i16x8.sub(pairs, i16x8.mul(tens, i16x8.splat(10))), 8))
  return i8x16.add(digits, i8x16.splat(0x30))
}

/** For values near each other: it keeps all but the last eight digits, which most of them share. */
export class LeadingDigits {
  private begin: u64 = 1 << 62 // of the values that share them: at first, none's
  private digits: u64 = 0
  private length: usize = 0

  /** The last eight digits of a value from 0 to 2^53 - 1, as a number; the others are kept. */
  lastEightOf (value: u64): u32 {
    if (value - this.begin >= <u64>EIGHT_DIGITS) this.move(value)
    return <u32>(value - this.begin)
  }

  /** Writes the digits before the last eight; returns the place after them. */
  write (out: usize): usize {
    store<u64>(out, this.digits)
    return out + this.length
  }

  private move (value: u64): void {
    const high = value / <u64>EIGHT_DIGITS // below 10^8 too
    const digits = i64x2.extract_lane(eightDigits(<u32>high, 0), 0)
    const zeros = high > 0 ? zerosOf(digits) : 8
    this.begin = high * <u64>EIGHT_DIGITS
    this.digits = digits >>> (zeros << 3)
    this.length = <usize>(8 - zeros)
  }
}
