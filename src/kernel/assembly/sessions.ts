/** How long sessions last and how much they carry, by the inverse distributions of their columns and profiles. */
import { COLUMNS, Deck, leastBytesOf, profileOf } from './deck'
import { draw, part } from './draw'
import { doubleAt, floatAt, shortAt } from './memory'

const LARGEST: f64 = 1_500 // bytes of a packet: Ethernet's
const STEPS: i32 = 256
const RUN: i32 = STEPS + 1 // values
const TAIL: f64 = 1 - 1 / <f64>STEPS // from this quantile on, the tables of the tail hold

let sizes: usize = 0
let leastPackets: usize = 0

/** Where TypeScript has laid the tables of universe/profile.ts: for each profile four runs of 257 floats, and its least packets. */
export function profiles (sizesAt: usize, leastPacketsAt: usize): void {
  sizes = sizesAt
  leastPackets = leastPacketsAt
}

// The session measured last.
/** ms */
export let duration: i64 = 0
/** Whole or with a half. */
export let bytes: f64 = 0
export let packets: f64 = 0

export class Sessions {
  private readonly sizing: u32
  private readonly shaping: u32

  /** `within`: of each profile the share of its cards that lie in columns before each column, 257 doubles. */
  constructor (key: u32, private readonly deck: Deck, private readonly within: usize, private readonly resolution: i64) {
    this.sizing = key ^ 0x512e
    this.shaping = key ^ 0x5a9e
  }

  /** How long record `n`, of a card in this column, lasts (ms). */
  durationOf (column: u32, n: i64): i64 {
    return this.durationFor(column, draw(this.shaping, n))
  }

  /** Evenly between the column's bounds, by the high half of `shape`. */
  durationFor (column: u32, shape: u32): i64 {
    const least = doubleAt(this.deck.shortest, column)
    const longest = doubleAt(this.deck.longest, column)
    const duration = <i64>(least + Math.floor((longest - least + 1) * (shape >>> 16) / 65_536))
    return this.resolution === 1 ? duration : duration - duration % this.resolution
  }

  /** Measures record `n` of a column and a service. One session in two is as large among its kind as it is long, so that the two go together. */
  measure (column: u32, service: u32, n: i64): void {
    const shape = draw(this.shaping, n)
    const profile = profileOf(service)
    let quantile = part(draw(this.sizing, n))
    if ((shape & 1) === 1) {
      const within = this.within + <usize>(profile * (COLUMNS + 1) + column) * sizeof<f64>()
      const before = load<f64>(within)
      quantile = before + (load<f64>(within, sizeof<f64>()) - before) * quantile
    }
    size(profile, quantile, 0.8 + <f64>(shape >>> 8 & 255) / 560) // 0.8 to 1.26: sessions of one size differ in packets
    const whole = bytes
    packets = Math.max(packets, Math.ceil(whole / LARGEST))
    // One in 64 carries a half: bytes is a Double, and clients that read an integer should find out.
    const half = (shape >>> 1 & 63) === 0 && whole < packets * LARGEST ? 0.5 : 0.0
    bytes = Math.max(whole, packets * leastBytesOf(service)) + half
    duration = this.durationFor(column, shape)
  }
}

/** Sizes a session at a quantile from 0 to 1, 1 excluded: whole bytes, and the packets they take if those are `spread` times as small as usual. */
function size (profile: u32, quantile: f64, spread: f64): void {
  const inTail = quantile >= TAIL
  const at = (inTail ? (quantile - TAIL) * STEPS : quantile) * STEPS
  const step = <i32>at
  const place = (profile * 4 + i32(inTail)) * RUN + step
  bytes = Math.floor(between(place, at - step))
  packets = Math.max(Math.round(bytes / between(place + 2 * RUN, at - step) * spread), shortAt(leastPackets, profile))
}

function between (place: i32, part: f64): f64 {
  const low = floatAt(sizes, place)
  return low + (floatAt(sizes, place + 1) - low) * part
}
