/** Writes numbers in decimal, without a branch for each digit. `out` is an address; what is returned is the address after the last digit. */
import { DEBUG } from './debug'

const ASCII_ZEROS: u64 = 0x3030303030303030 // '0' eight times
const LAST_DIGIT: u64 = 1 << 56 // marks the last of eight digits, so that 0 keeps one
export const EIGHT_DIGITS: i64 = 100_000_000 // values below have at most eight digits

/** Writes a value from 0 to 2^53 - 1. Overwrites up to 8 bytes after it. */
export function writeInteger (value: u64, out: usize): usize {
  if (value < <u64>EIGHT_DIGITS) return writeTrimmed(i64x2.extract_lane(eightDigits(<u32>value, 0), 0), out)
  const high = value / <u64>EIGHT_DIGITS
  out = writeInteger(high, out)
  v128.store64_lane(out, eightDigits(<u32>(value - high * <u64>EIGHT_DIGITS), 0), 0)
  return out + 8
}

/** Writes eight digits without their leading zeros. Overwrites up to 8 bytes after them. */
export function writeTrimmed (digits: u64, out: usize): usize {
  const zeros = zerosOf(digits)
  store<u64>(out, digits >>> (zeros << 3))
  return out + <usize>(8 - zeros)
}

/** How many of eight digits are leading zeros: 7 at most. */
function zerosOf (digits: u64): u64 { return ctz((digits ^ ASCII_ZEROS) | LAST_DIGIT) >> 3 }

/** Writes 0 to 99 as two digits. */
export function writePair (value: u32, out: usize): usize {
  if (DEBUG) assert(value < 100, 'writePair: 0 to 99')
  const tens = value * 103 >> 10
  store<u16>(out, <u16>(tens + (value - tens * 10 << 8) + 0x3030))
  return out + 2
}

/**
 * Two values below 10^8 as eight digits each. A vector splits both into groups of four, two and one digits at once (after Khuong, "How to
 * print integers really fast", 2017, who does it in a word).
 */
export function eightDigits (a: u32, b: u32): v128 {
  if (DEBUG) assert(<i64>a < EIGHT_DIGITS && <i64>b < EIGHT_DIGITS, 'eightDigits: below 10^8')
  const highA = a / 10_000
  const highB = b / 10_000
  const quads = i64x2.replace_lane(i64x2.splat(<u64>highA | <u64>(a - highA * 10_000) << 32), 1, <u64>highB | <u64>(b - highB * 10_000) << 32)
  const hundreds = i32x4.shr_u(i32x4.dot_i16x8_s(quads, i32x4.splat(5_243)), 19) // a 16-bit product is cheaper than a 32-bit one
  const pairs = v128.or(hundreds, i32x4.shl(i32x4.sub(quads, i32x4.dot_i16x8_s(hundreds, i32x4.splat(100))), 16))
  const tens = i16x8.shr_u(i16x8.mul(pairs, i16x8.splat(103)), 10)
  const digits = v128.or(tens, i16x8.shl(i16x8.sub(pairs, i16x8.mul(tens, i16x8.splat(10))), 8))
  return i8x16.add(digits, i8x16.splat(0x30))
}

/** The digits before the last eight, cached: values near each other share them. */
export class LeadingDigits {
  private begin: u64 = 1 << 62 // the first value that shares them; at first no value does
  private digits: u64 = 0
  private length: usize = 0

  /** Caches the leading digits of a value from 10^8 to 2^53 - 1, and returns its last eight as a number. */
  lastEightOf (value: u64): u32 {
    if (value - this.begin >= <u64>EIGHT_DIGITS) this.move(value)
    return <u32>(value - this.begin)
  }

  /** Writes the leading digits. Overwrites up to 8 bytes after them. */
  write (out: usize): usize {
    store<u64>(out, this.digits)
    return out + this.length
  }

  private move (value: u64): void {
    if (DEBUG) assert(value >= <u64>EIGHT_DIGITS, 'LeadingDigits: more than eight digits')
    const high = value / <u64>EIGHT_DIGITS // 2^53 / 10^8 is below 10^8 too
    const digits = i64x2.extract_lane(eightDigits(<u32>high, 0), 0)
    const zeros = zerosOf(digits)
    this.begin = high * <u64>EIGHT_DIGITS
    this.digits = digits >>> (zeros << 3)
    this.length = <usize>(8 - zeros)
  }
}
