/** A set of cards: one bit per card, and counts by row and by column. */
import { DEBUG } from '../base/debug'
import { allocate, setShortAt, shortAt } from '../base/memory'
import { columnOfCard, rowOfCard } from '../cards/numbering'
import { CARDS } from '../shared/sizes'

const BITS: usize = CARDS / 8
const COUNTS: usize = 256 * sizeof<u16>()
const ROW_BYTES_SHIFT = 5 // 256 bits of a row are 32 bytes

/** The cards of a set of at most so many are also listed: looking at each is cheaper than going through rows. */
export const FEW: i32 = 64

export class CardSet {
  total: i32 = 0
  // The bits, in the order of cards; then how many cards each row and each column has.
  private readonly bits: usize = allocate(BITS + 2 * COUNTS)
  private readonly rowCounts: usize = this.bits + BITS
  private readonly columnCounts: usize = this.rowCounts + COUNTS
  private readonly few: StaticArray<u16> = new StaticArray<u16>(FEW)

  clear (): void {
    this.total = 0
    memory.fill(this.bits, 0, BITS + 2 * COUNTS)
  }

  copyFrom (other: CardSet): void {
    this.total = other.total
    memory.copy(this.bits, other.bits, BITS + 2 * COUNTS)
  }

  add (card: u32): void {
    if (DEBUG) assert(card < <u32>CARDS && !this.has(rowOfCard(card), columnOfCard(card)), 'add: a card of the deck, once')
    const byte = this.bits + (card >>> 3)
    store<u8>(byte, load<u8>(byte) | <u8>((<u32>1) << (card & 7)))
    increment(this.rowCounts, rowOfCard(card))
    increment(this.columnCounts, columnOfCard(card))
    if (this.total < FEW) this.few[this.total] = <u16>card
    this.total++
  }

  has (row: u32, column: u32): bool {
    if (DEBUG) assert(row < 256 && column < 256, 'has: 256 rows of 256 columns')
    return (load<u8>(this.bits + (row << ROW_BYTES_SHIFT) + (column >>> 3)) >>> <u8>(column & 7) & 1) === 1
  }

  /** The same, if it is one of the first `columns` columns. */
  hasOf (columns: i32, row: u32, column: u32): bool { return this.has(row, column) && <i32>column < columns }

  countInRow (row: u32): i32 { return shortAt(this.rowCounts, row) }

  countInColumns (first: i32, end: i32): i32 {
    let sum = 0
    for (let column = first; column < end; column++) sum += shortAt(this.columnCounts, column)
    return sum
  }

  countInRowAndColumns (row: u32, first: i32, end: i32): i32 {
    let sum = 0
    for (let word = first >> 6; word << 6 < end; word++) sum += <i32>popcnt(this.columnBits(row, word, first, end))
    return sum
  }

  /** The i-th card of a set that has at most FEW. */
  fewAt (i: i32): u32 {
    if (DEBUG) assert(i >= 0 && i < this.total && i < FEW, 'fewAt: a card of a small set')
    return this.few[i]
  }

  /** The bits of 64 columns of a row, `word` is 0 to 3: only those of the columns from `first` to `end` - 1. */
  columnBits (row: u32, word: i32, first: i32, end: i32): u64 {
    return load<u64>(this.bits + (row << ROW_BYTES_SHIFT) + (word << 3)) & bitsBelow(end - (word << 6)) & ~bitsBelow(first - (word << 6))
  }
}

function increment (counts: usize, index: u32): void {
  setShortAt(counts, index, shortAt(counts, index) + 1)
}

/** A word whose lowest `count` bits are set; all of them from 64 on, none below 0. */
function bitsBelow (count: i32): u64 { return count >= 64 ? u64.MAX_VALUE : count <= 0 ? 0 : (<u64>1 << count) - 1 }
