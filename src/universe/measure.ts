/** How long a session lasts and how much it carries, by the inverse distributions of its column and its profile. */
import { serviceOf, type Deck } from './deck.ts'
import { STEPS, TAIL, valueAt } from './profile.ts'

export interface Measure {
  /** ms */
  duration: number
  bytes: number
  packets: number
}

const LARGEST = 1500 // bytes of a packet: Ethernet's

/** How long the session of a card in this column lasts (ms): evenly between the column's bounds, by the high half of `shape`. */
export function durationOf ({ shortest, longest, resolution }: Deck, column: number, shape: number): number {
  const least = shortest[column]!
  const duration = least + Math.floor((longest[column]! - least + 1) * (shape >>> 16) / 65_536)
  return resolution === 1 ? duration : duration - duration % resolution
}

/**
 * Measures the session of a card into `out`, from 32 random bits that size it and 32 that shape it. One session in two is
 * as large among its kind as it is long, so that the two go together.
 */
export function measure (deck: Deck, card: number, size: number, shape: number, out: Measure): void {
  const column = card & 255
  const { profile, number, leastBytes } = deck.cast.services[serviceOf(deck, card)]!
  let quantile = size / 4_294_967_296
  if ((shape & 1) === 1) {
    const within = deck.within[number]!
    quantile = within[column]! + (within[column + 1]! - within[column]!) * quantile
  }
  const inTail = quantile >= TAIL
  if (inTail) quantile = (quantile - TAIL) * STEPS
  const whole = Math.floor(valueAt(inTail ? profile.bytesTail : profile.bytes, quantile))

  let packets = profile.leastPackets
  if (!profile.exact) {
    const spread = 0.8 + (shape >>> 8 & 255) / 560 // 0.8 to 1.26: sessions of one size differ in packets
    packets = Math.max(Math.round(whole / valueAt(inTail ? profile.packetSizesTail : profile.packetSizes, quantile) * spread), packets)
  }
  packets = Math.max(packets, Math.ceil(whole / LARGEST))

  out.duration = durationOf(deck, column, shape)
  out.packets = packets
  // One in 64 carries a half: bytes is a Double, and clients that read an integer should find out.
  const half = (shape >>> 1 & 63) === 0 && whole < packets * LARGEST ? 0.5 : 0
  out.bytes = Math.max(whole, packets * leastBytes) + half
}
