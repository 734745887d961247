// How long a session lasts and how much it carries, in plain arithmetic.
import type { ComputedTables } from '../../src/kernel/kernel.ts'
import type { Service } from '../../src/universe/cast.ts'
import { draw } from '../../src/universe/draw.ts'

const VALUES = 257 // of a table: quantiles 0 to 1 by 256ths
const TAIL = 255 / 256 // the tables of the tail begin at this quantile
const MOST = 1_500 // bytes of a packet

export interface Session {
  /** ms */
  readonly duration: number
  readonly bytes: number
  readonly packets: number
}

/** The session of record `n` of a stream, whose card has this column and this service. */
export function plainSession (
  { key, resolution, shortest, longest, columnShares }: ComputedTables, { profile: { sizes, leastPackets }, profileNumber, leastBytes }: Service, column: number, n: number
): Session {
  const shape = draw(key ^ 0x5a9e, n)
  const bits = (lowest: number, count: number) => Math.floor(shape / 2 ** lowest) % 2 ** count

  const least = shortest[column]!
  const duration = least + Math.floor((longest[column]! - least + 1) * bits(16, 16) / 65_536)

  // One in two carries as much for its kind as it lasts.
  const share = (column: number) => columnShares[profileNumber * VALUES + column]!
  const [from, to] = bits(0, 1) === 1 ? [share(column), share(column + 1)] : [0, 1]
  const quantile = from + (to - from) * (draw(key ^ 0x512e, n) / 2 ** 32)

  const inTail = quantile >= TAIL
  const at = 256 * (inTail ? 256 * (quantile - TAIL) : quantile)
  const valueIn = (table: number) => {
    const [low, high] = [Math.floor(at), Math.floor(at) + 1].map(step => sizes[table * VALUES + step]!)
    return low! + (high! - low!) * (at % 1)
  }
  const size = Math.floor(valueIn(inTail ? 1 : 0))
  const spread = 0.8 + bits(8, 8) / 560
  const packets = Math.max(Math.floor(size / valueIn(inTail ? 3 : 2) * spread + 0.5), leastPackets, Math.ceil(size / MOST))
  const half = bits(1, 6) === 0 && size < packets * MOST ? 0.5 : 0
  return { duration: duration - duration % resolution, bytes: Math.max(size, packets * leastBytes) + half, packets }
}
