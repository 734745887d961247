/** The smallest part of a timeline: a short span with at most 8 records, placed by draws and sorted, in vectors of four lanes. */
import { DEBUG } from '../base/debug'
import { draw, GOLDEN_RATIO } from '../base/draw'

export const LEAF_RECORDS: i32 = 8 // at most, in a leaf that spans more than a millisecond
const CLUSTER: i32 = 64 // one record in two of a leaf starts within 1/64 of its span, as the connections of one web page do
const NO_RECORD: i32 = 0x0fff_ffff // the offset (ms) of a lane without a record: it sorts last
const LANE_BITS: i32 = 3 // an offset is shifted by these to make room for its lane's number

const keys = heap.alloc(<usize>LEAF_RECORDS << 2)

/** Writes to `leaf` (8 int32), ascending, the starts of `records` records in the `span` ms from `from` on. The lanes left over get later times. */
export function placeInLeaf (leaf: usize, key: u32, records: i32, from: i32, span: i32): void {
  if (DEBUG) assert(records >= 0 && records <= LEAF_RECORDS && span > 1, 'a leaf has 8 records at most')
  const width = (span + CLUSTER - 1) / CLUSTER
  const centre = <i32>(<u64>draw(key, LEAF_RECORDS) * (span - width + 1) >> 32)
  const low = offsetsOf(key, i32x4(0, 1, 2, 3), records, span, centre, width)
  const high = offsetsOf(key, i32x4(4, 5, 6, 7), records, span, centre, width)
  v128.store(keys, low)
  v128.store(keys, high, 16)
  for (let key = keys, end = keys + (<usize>LEAF_RECORDS << 2); key < end; key += 4) {
    const record = v128.load32_splat(key)
    const before = i32x4.bitmask(i32x4.lt_s(low, record)) | i32x4.bitmask(i32x4.lt_s(high, record)) << 4
    store<i32>(leaf + (<usize>popcnt(before) << 2), from + (load<i32>(key) >> LANE_BITS))
  }
}

/** How many records of a leaf start before a time in its span. */
export function countInLeaf (leaf: usize, time: i32): i32 {
  const times = i32x4.splat(time)
  return popcnt(i32x4.bitmask(i32x4.lt_s(v128.load(leaf), times))) + popcnt(i32x4.bitmask(i32x4.lt_s(v128.load(leaf, 16), times)))
}

/** Offsets of four lanes from the span's begin: ms x 8 + lane, so that no two are equal. */
function offsetsOf (key: u32, lanes: v128, records: i32, span: i32, centre: i32, width: i32): v128 {
  const bits = mixLanes(v128.xor(i32x4.splat(key), lanes))
  const clustered = i32x4.ne(v128.and(bits, i32x4.splat(1)), i32x4.splat(0))
  const spans = v128.bitselect(i32x4.splat(width), i32x4.splat(span), clustered)
  // The high halves of bits x span.
  const parts = v128.shuffle<i32>(i64x2.extmul_low_i32x4_u(bits, spans), i64x2.extmul_high_i32x4_u(bits, spans), 1, 3, 5, 7)
  const offsets = i32x4.add(parts, v128.and(i32x4.splat(centre), clustered))
  const offsetsOrNone = v128.bitselect(offsets, i32x4.splat(NO_RECORD), i32x4.lt_s(lanes, i32x4.splat(records)))
  return v128.or(i32x4.shl(offsetsOrNone, LANE_BITS), lanes)
}

/** `mix` of base/draw.ts in four lanes. */
function mixLanes (bits: v128): v128 {
  let h = v128.xor(bits, i32x4.splat(GOLDEN_RATIO))
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 16)), i32x4.splat(0x85ebca6b))
  h = i32x4.mul(v128.xor(h, i32x4.shr_u(h, 13)), i32x4.splat(0xc2b2ae35))
  return v128.xor(h, i32x4.shr_u(h, 16))
}
