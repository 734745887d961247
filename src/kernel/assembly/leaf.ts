/** The smallest part of a timeline: a short span with a few records, placed by draws and sorted. */
import { draw, part } from './draw'

export const LEAF: i32 = 8 // records, at most, of a leaf that spans more than a millisecond
const HUDDLE: i32 = 64 // one record in two of a leaf starts within 1/64 of its span: a page's connections, a service's calls

/** Writes to `leaf` (int32 each), ascending, when `records` records start that lie in the `span` ms from `from` on. */
export function placeInLeaf (leaf: usize, key: u32, records: i32, from: i32, span: i32): void {
  const width = (span + HUDDLE - 1) / HUDDLE
  const centre = from + <i32>(part(draw(key, LEAF)) * (span - width + 1))
  const end = leaf + (<usize>records << 2)
  for (let at = leaf, i = 0; at < end; at += 4, i++) {
    const bits = draw(key, i)
    const huddled = (bits & 1) !== 0
    const start = (huddled ? centre : from) + <i32>(part(bits) * (huddled ? width : span))
    let to = at
    for (; to > leaf && load<i32>(to - 4) > start; to -= 4) store<i32>(to, load<i32>(to - 4))
    store<i32>(to, start)
  }
}
