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

  countInRow (row: u32): i32 { return shortAt(this.rowCounts, row) }
  countInColumn (column: u32): i32 { return shortAt(this.columnCounts, column) }

  /** The i-th card of a set that has at most FEW. */
  fewAt (i: i32): u32 {
    if (DEBUG) assert(i >= 0 && i < this.total && i < FEW, 'fewAt: a card of a small set')
    return this.few[i]
  }

  /** The bits of 64 columns of a row: `word` is 0 to 3. */
  columnBits (row: u32, word: u32): u64 { return load<u64>(this.bits + (row << ROW_BYTES_SHIFT) + (word << 3)) }
}

function increment (counts: usize, index: u32): void {
  setShortAt(counts, index, shortAt(counts, index) + 1)
}
