/** How much a session carries: bytes by the inverse distribution of its profile, packets by how large packets are at that quantile. */
import type { Deck } from './deck.ts'
import { PROFILES, STEPS } from './profile.ts'

export interface Measure {
  bytes: number
  packets: number
}

const LARGEST = 1500 // bytes of a packet: Ethernet's

/**
 * Measures the session of a card into `out`, from 32 random bits that size it and 32 that shape it (the low 16 of these; the
 * high ones time it). One session in two is as large among its kind as it is long, so that the two go together.
 */
export function measure (deck: Deck, card: number, size: number, shape: number, out: Measure): void {
  const service = deck.cast.services[deck.service[card]!]!
  const { bytes, bytesTail, packetSizes, packetSizesTail, leastPackets, exact } = PROFILES[service.profile]!
  let quantile = size / 4_294_967_296
  if ((shape & 1) === 1) {
    const within = deck.within[service.profile]!; const column = card & 255
    quantile = within[column]! + (within[column + 1]! - within[column]!) * quantile
  }
  let at = quantile * STEPS
  let sizes = bytes; let per = packetSizes
  if (at >= STEPS - 1) {
    at = (at - (STEPS - 1)) * STEPS
    sizes = bytesTail
    per = packetSizesTail
  }
  const step = Math.min(Math.floor(at), STEPS - 1); const part = at - step
  const whole = Math.floor(sizes[step]! + (sizes[step + 1]! - sizes[step]!) * part)

  let packets = leastPackets
  if (!exact) {
    const spread = 0.8 + (shape >>> 8 & 255) / 560 // 0.8 to 1.26: sessions of one size differ in packets
    packets = Math.max(Math.round(whole / (per[step]! + (per[step + 1]! - per[step]!) * part) * spread), packets)
  }
  packets = Math.max(packets, Math.ceil(whole / LARGEST))
  out.packets = packets
  const least = packets * service.leastBytes
  // One in 64 carries a half: bytes is a Double, and clients that read an integer should find out.
  out.bytes = Math.max(whole, least) + ((shape >>> 1 & 63) === 0 && whole < packets * LARGEST ? 0.5 : 0)
}
