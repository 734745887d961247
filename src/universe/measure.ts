/** How long a session lasts and how much it carries, by the inverse distributions of its column and its profile. */
import { draw } from './draw.ts'
import { serviceOf, type Deck } from './deck.ts'
import { sizeAt } from './profile.ts'

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

/** What sessions of a stream are measured by: its deck, and the keys of 32 bits that size each record and of 32 that shape it. */
export interface Sessions {
  readonly deck: Deck
  readonly sizes: number
  readonly shapes: number
}

/**
 * Measures the session of record `n`, which carries `card`, into `out`. One session in two is as large
 * among its kind as it is long, so that the two go together.
 */
export function measure ({ deck, sizes, shapes }: Sessions, card: number, n: number, out: Measure): void {
  const { cast: { profiles, leastBytes } } = deck
  const service = serviceOf(deck, card)
  const column = card & 255
  const shape = draw(shapes, n)
  const number = profiles[service]!
  let quantile = draw(sizes, n) / 4_294_967_296
  if ((shape & 1) === 1) {
    const within = deck.within[number]!
    quantile = within[column]! + (within[column + 1]! - within[column]!) * quantile
  }
  sizeAt(number, quantile, 0.8 + (shape >>> 8 & 255) / 560, out) // 0.8 to 1.26: sessions of one size differ in packets
  const whole = out.bytes
  const packets = out.packets = Math.max(out.packets, Math.ceil(whole / LARGEST))
  // One in 64 carries a half: bytes is a Double, and clients that read an integer should find out.
  const half = (shape >>> 1 & 63) === 0 && whole < packets * LARGEST ? 0.5 : 0
  out.bytes = Math.max(whole, packets * leastBytes[service]!) + half
  out.duration = durationOf(deck, column, shape)
}
