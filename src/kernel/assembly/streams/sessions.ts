/** How long sessions last and how much they carry, by inverse distributions: of durations by column, of sizes by session profile. */
import { floor, toDouble } from '../base/conversions'
import { draw, fraction } from '../base/draw'
import { allocate, floatAt, setDoubleAt, shortAt } from '../base/memory'
import { leastBytesOf, profileOf } from '../cards/cast'
import { Deck, serviceOf } from '../cards/deck'
import { columnOfCard } from '../cards/numbering'
import { COLUMNS, STEPS } from '../shared/sizes'
import { PageRecord } from './page-record'

const MAX_PACKET: i64 = 1_500 // bytes: Ethernet's
const RUN_LENGTH: i32 = STEPS + 1 // values
const RUNS: i32 = 4 // of a profile: sizes, sizes in the tail, bytes per packet, bytes per packet in the tail
const TAIL: f64 = 1 - 1 / <f64>STEPS // the tables of the tail hold from this quantile on

let sizes: usize = 0
let leastPackets: usize = 0

/** Addresses of tables: for each session profile four runs of 257 floats, and its least packets (16 bits). */
export function setSessionProfiles (sizesAt: usize, leastPacketsAt: usize): void {
  sizes = sizesAt
  leastPackets = leastPacketsAt
}

/** The quantiles of all sessions of a profile: 0 to 1. */
const fullSpan = allocate(2 * sizeof<f64>())
setDoubleAt(fullSpan, 1, 1)

export class Sessions {
  private readonly sizeKey: u32
  private readonly shapeKey: u32

  /** `columnShares`: for each profile the share of its cards in the columns before each column, 257 doubles. */
  constructor (key: u32, private readonly deck: Deck, private readonly columnShares: usize, private readonly resolution: i64) {
    this.sizeKey = key ^ 0x512e
    this.shapeKey = key ^ 0x5a9e
  }

  /** The duration (ms) of record `n`, whose card is in this column. */
  durationOf (column: u32, n: i64): i64 { return this.durationFor(column, draw(this.shapeKey, n)) }

  /** Uniform between the column's bounds, by the high half of `shape`. */
  private durationFor (column: u32, shape: u32): i64 {
    const least = this.deck.shortestOf(column)
    const duration = least + ((this.deck.longestOf(column) - least + 1) * <i64>(shape >>> 16) >> 16)
    return this.resolution === 1 ? duration : duration - duration % this.resolution
  }

  /**
   * Measures a record. One session in two has the size quantile of its duration, so that the two correlate. That choice is unpredictable,
   * so an address is selected by it, not a double: docs/kernel.md#branches.
   */
  measure (record: PageRecord): void {
    const service = serviceOf(record.data)
    const column = columnOfCard(record.card)
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
    const index = (profile * RUNS + i32(inTail)) * RUN_LENGTH + <i32>step
    const size = floor(between(index, rest))
    const spread = 0.8 + toDouble(shape >>> 8 & 255) / 560 // 0.8 to 1.26: sessions of one size differ in packets
    const usual = floor(toDouble(size) / between(index + 2 * RUN_LENGTH, rest) * spread + 0.5)
    const fewest = max<i64>(shortAt(leastPackets, profile), (size + MAX_PACKET - 1) / MAX_PACKET)
    const packets = max(usual, fewest)
    record.duration = this.durationFor(column, shape)
    record.packets = packets
    record.bytes = max<i64>(size, packets * leastBytesOf(service))
    // One record in 64 has a half byte more: the API declares bytes as Double, and clients that read an integer should notice.
    record.half = (shape >>> 1 & 63) === 0 && size < packets * MAX_PACKET
  }
}

/** The value in the tables of sizes at an index and a part of the way to the next. */
function between (index: i32, part: f64): f64 {
  const low = floatAt(sizes, index)
  return low + (floatAt(sizes, index + 1) - low) * part
}
