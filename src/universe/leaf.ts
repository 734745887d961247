/** The smallest part of a timeline: a short span with a few records, placed by draws and sorted. */
import { draw } from './draw.ts'

export const LEAF = 8 // records, at most, of a leaf that spans more than a millisecond
const HUDDLE = 64 // one record in two of a leaf starts within 1/64 of its span: a page's connections, a service's calls

/** Writes into `leaf`, ascending, when `records` records start that lie in the `span` ms from `from` on. */
export function placeInLeaf (leaf: Int32Array, key: number, records: number, from: number, span: number): void {
  const width = Math.ceil(span / HUDDLE)
  const centre = from + Math.floor(draw(key, LEAF) / 4_294_967_296 * (span - width + 1))
  for (let i = 0; i < records; i++) {
    const bits = draw(key, i)
    const start = (bits & 1) === 0 ? from + Math.floor(bits / 4_294_967_296 * span) : centre + Math.floor(bits / 4_294_967_296 * width)
    let j = i
    for (; j > 0 && leaf[j - 1]! > start; j--) leaf[j] = leaf[j - 1]!
    leaf[j] = start
  }
}
