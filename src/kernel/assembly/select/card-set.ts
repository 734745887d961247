/** A set of cards: a bit each, and the counts that a search adds up. */
import { allocate, shortAt } from '../base/memory'
import { CARDS } from '../shared/sizes'

const BITS: usize = CARDS / 8
const COUNTS: usize = 256 * sizeof<u16>()

/** Up to so many cards it is cheaper to look at each than to go through hands. */
export const FEW: i32 = 64

export class CardSet {
  total: i32 = 0
  // Of card hand x 256 + column, bit `column` of the 32 bytes of a hand; then how many each hand and each column has.
  private readonly bits: usize = allocate(BITS + 2 * COUNTS)
  private readonly rowCounts: usize = this.bits + BITS
  private readonly columnCounts: usize = this.rowCounts + COUNTS
  /** The cards, as long as they are few. */
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
    const byte = this.bits + (card >>> 3)
    store<u8>(byte, load<u8>(byte) | <u8>((<u32>1) << (card & 7)))
    increment(this.rowCounts, card >>> 8)
    increment(this.columnCounts, card & 255)
    if (this.total < FEW) this.few[this.total] = <u16>card
    this.total++
  }

  has (hand: u32, column: u32): bool {
    return (load<u8>(this.bits + (hand << 5) + (column >>> 3)) >>> <u8>(column & 7) & 1) === 1
  }

  /** How many cards a hand has. */
  countInRow (hand: u32): i32 {
    return shortAt(this.rowCounts, hand)
  }

  /** How many cards a column has. */
  countInColumn (column: u32): i32 {
    return shortAt(this.columnCounts, column)
  }

  /** The i-th card, if they are few. */
  fewAt (i: i32): u32 {
    return this.few[i]
  }

  /** Bits of the columns of a hand, 64 a word: words 0 to 3. */
  columnBits (hand: u32, word: u32): u64 {
    return load<u64>(this.bits + (hand << 5) + (word << 3))
  }
}

function increment (counts: usize, index: u32): void {
  const at = counts + (<usize>index << 1)
  store<u16>(at, load<u16>(at) + 1)
}
