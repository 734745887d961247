/** The smallest part of a timeline: a short span with a few records, placed by draws and sorted; all at once, four lanes to a vector. */
import { draw, GOLDEN_RATIO } from '../base/draw'

export const LEAF_RECORDS: i32 = 8 // records, at most, of a leaf that spans more than a millisecond
const CLUSTER: i32 = 64 // one record in two of a leaf starts within 1/64 of its span: a page's connections, a service's calls
const NO_RECORD: i32 = 0x0fff_ffff // ms from a span's begin: where a lane without a record is, behind all others

const keys = heap.alloc(<usize>LEAF_RECORDS << 2)

/** Writes to `leaf` (8 int32), ascending, when `records` records start that lie in the `span` ms from `from` on; behind them it stands later ones. */
export function placeInLeaf (leaf: usize, key: u32, records: i32, from: i32, span: i32): void {
  const width = (span + CLUSTER - 1) / CLUSTER
  const centre = <i32>(<u64>draw(key, LEAF_RECORDS) * (span - width + 1) >> 32)
  const low = offsetsOf(key, i32x4(0, 1, 2, 3), records, span, centre, width)
  const high = offsetsOf(key, i32x4(4, 5, 6, 7), records, span, centre, width)
  v128.store(keys, low)
  v128.store(keys, high, 16)
  for (let key = keys, end = keys + (<usize>LEAF_RECORDS << 2); key < end; key += 4) {
    const its = v128.load32_splat(key)
    const before = i32x4.bitmask(i32x4.lt_s(low, its)) | i32x4.bitmask(i32x4.lt_s(high, its)) << 4
    store<i32>(leaf + (<usize>popcnt(before) << 2), from + (load<i32>(key) >> 3))
  }
}

/** How many records of a leaf start before a time in its span. */
export function countInLeaf (leaf: usize, time: i32): i32 {
  const its = i32x4.splat(time)
  return popcnt(i32x4.bitmask(i32x4.lt_s(v128.load(leaf), its))) + popcnt(i32x4.bitmask(i32x4.lt_s(v128.load(leaf, 16), its)))
}

/** Where the records of four lanes are in the span (ms from its begin), x 8 + lane, so that no two are equal. */
function offsetsOf (key: u32, lanes: v128, records: i32, span: i32, centre: i32, width: i32): v128 {
  const bits = mixLanes(v128.xor(i32x4.splat(key), lanes))
  const huddled = i32x4.ne(v128.and(bits, i32x4.splat(1)), i32x4.splat(0))
  const spans = v128.bitselect(i32x4.splat(width), i32x4.splat(span), huddled)
  // The high halves of bits x span.
  const parts = v128.shuffle<i32>(i64x2.extmul_low_i32x4_u(bits, spans), i64x2.extmul_high_i32x4_u(bits, spans), 1, 3, 5, 7)
  const places = i32x4.add(parts, v128.and(i32x4.splat(centre), huddled))
  const placesOrNone = v128.bitselect(places, i32x4.splat(NO_RECORD), i32x4.lt_s(lanes, i32x4.splat(records)))
  return v128.or(i32x4.shl(placesOrNone, 3), lanes)
}

/** As draw.ts mixes one word, four of them. */
function mixLanes (bits: v128): v128 {
  let h = v128.xor(bits, i32x4.splat(GOLDEN_RATIO))
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 16)), i32x4.splat(0x85ebca6b))
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), i32x4.splat(0xc2b2ae35))
  return v128.xor(h, i32x4.shr_u(h, 16))
}
