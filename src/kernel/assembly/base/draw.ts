/** Randomness by address, as in universe/draw.ts: the same key and number draw the same bits on both sides. */
import { toDouble } from './conversions'

export const GOLDEN_RATIO: u32 = 0x9e3779b9 // 2 ** 32 / the golden ratio

/** 32 uniform bits for the n-th draw of a key. */
export function draw (key: u32, n: i64): u32 {
  const low = mix(key ^ <u32>n)
  const high = <u32>(n >>> 32)
  return high === 0 ? low : mix(low + high * GOLDEN_RATIO)
}

/** Murmur3's 32-bit finaliser (Austin Appleby, public domain). */
export function mix (bits: u32): u32 {
  let h = bits ^ GOLDEN_RATIO
  h = (h ^ (h >>> 16)) * 0x85ebca6b
  h = (h ^ (h >>> 13)) * 0xc2b2ae35
  return h ^ (h >>> 16)
}

/** The bits as a fraction of 2 ** 32: 0 to 1, 1 excluded. */
export function fraction (bits: u32): f64 { return toDouble(bits) / 4_294_967_296 }
