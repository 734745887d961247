/** How long sessions last and how much they carry, by the inverse distributions of their columns and profiles. */
import { Deck, leastBytesOf, profileOf, serviceOf } from '../cards/deck'
import { draw, fraction } from '../base/draw'
import { PageRecord } from './page-record'
import { floatAt, allocate, shortAt } from '../base/memory'
import { toDouble, floor } from '../base/conversions'
import { COLUMNS, STEPS } from '../shared/sizes'

const MAX_PACKET: i64 = 1_500 // bytes of a packet: Ethernet's
const RUN_LENGTH: i32 = STEPS + 1 // values
const TAIL: f64 = 1 - 1 / <f64>STEPS // from this quantile on, the tables of the tail hold

let sizes: usize = 0
let leastPackets: usize = 0

/** Where TypeScript has laid the tables of universe/profile.ts: for each profile four runs of 257 floats, and its least packets. */
export function setSessionProfiles (sizesAt: usize, leastPacketsAt: usize): void {
  sizes = sizesAt
  leastPackets = leastPacketsAt
}

/** From 0 to 1: where all sessions of a kind lie among them. */
const fullSpan = allocate(2 * sizeof<f64>())
store<f64>(fullSpan, 1, sizeof<f64>())

export class Sessions {
  private readonly sizeKey: u32
  private readonly shapeKey: u32

  /** `within`: of each profile the share of its cards that lie in columns before each column, 257 doubles. */
  constructor (key: u32, private readonly deck: Deck, private readonly columnShares: usize, private readonly resolution: i64) {
    this.sizeKey = key ^ 0x512e
    this.shapeKey = key ^ 0x5a9e
  }

  /** How long record `n`, of a card in this column, lasts (ms). */
  durationOf (column: u32, n: i64): i64 {
    return this.durationFor(column, draw(this.shapeKey, n))
  }

  /** Evenly between the column's bounds, by the high half of `shape`. */
  private durationFor (column: u32, shape: u32): i64 {
    const least = this.deck.shortestOf(column)
    const duration = least + ((this.deck.longestOf(column) - least + 1) * <i64>(shape >>> 16) >> 16)
    return this.resolution === 1 ? duration : duration - duration % this.resolution
  }

  /**
   * Measures a record. One session in two is as large among its kind as it is long, so that the two go together.
   * What is as likely as not is chosen by whole numbers: for doubles, a processor would have to guess.
   */
  measure (record: PageRecord): void {
    const service = serviceOf(record.data)
    const column = record.card & 255
    const shape = draw(this.shapeKey, record.number)
    const drawn = fraction(draw(this.sizeKey, record.number))
    const profile = profileOf(service)
    const span = select(this.columnShares + <usize>(profile * (COLUMNS + 1) + column) * sizeof<f64>(), fullSpan, (shape & 1) === 1)
    const before = load<f64>(span)
    const quantile = before + (load<f64>(span, sizeof<f64>()) - before) * drawn

    const inTail = quantile >= TAIL
    const at = (inTail ? (quantile - TAIL) * STEPS : quantile) * STEPS
    const step = floor(at)
    const rest = at - toDouble(step)
    const place = (profile * 4 + i32(inTail)) * RUN_LENGTH + <i32>step
    const size = floor(between(place, rest))
    const spread = 0.8 + toDouble(shape >>> 8 & 255) / 560 // 0.8 to 1.26: sessions of one size differ in packets
    const usual = floor(toDouble(size) / between(place + 2 * RUN_LENGTH, rest) * spread + 0.5)
    const fewest = max<i64>(shortAt(leastPackets, profile), (size + MAX_PACKET - 1) / MAX_PACKET)
    const packets = max(usual, fewest)
    record.duration = this.durationFor(column, shape)
    record.packets = packets
    record.bytes = max<i64>(size, packets * leastBytesOf(service))
    // One in 64 carries a half: bytes is a Double, and clients that read an integer should find out.
    record.half = (shape >>> 1 & 63) === 0 && size < packets * MAX_PACKET
  }
}

/** Of the tables of sizes: the value at a place and a part of the way to the next. */
function between (place: i32, part: f64): f64 {
  const low = floatAt(sizes, place)
  return low + (floatAt(sizes, place + 1) - low) * part
}
