/** The selection of a filter on a computed stream. */
import { BLOCK, CYCLE } from '../cards/deal'
import { Filter } from './filter'
import { FEW, CardSet } from './card-set'
import { permute, unpermute } from '../base/permutation'
import { MatchingCards } from './matching-cards'
import { ComputedSelection } from './selection'

const SPARSE: i32 = 16 // cards of a hand: up to here it is cheaper to look at each than at place after place

export class FilteredSelection extends ComputedSelection {
  private readonly cards: MatchingCards = new MatchingCards()
  // The places, ascending, of the records that pass in the block last looked at, where they are few.
  private readonly positions: StaticArray<u16> = new StaticArray<u16>(FEW)
  private openBlock: i64 = -1
  private openCount: i32 = 0

  applyFilter (filter: Filter): void {
    this.cards.applyFilter(filter, this.computed.deck)
    this.openBlock = -1
  }

  /** The turn of a block, or any, where every turn is alike. */
  private phaseOf (block: i64): u32 {
    return this.cards.uniform ? 0 : this.computed.deal.phaseOf(block)
  }

  countBefore (n: i64): i64 {
    const block = n >> 16
    const turn = this.phaseOf(block)
    const before = this.beforeBlock(block)
    if (this.cards.countIn(turn) <= FEW) return before + this.beforeAmongFew(turn, n)
    const layer = this.cards.setIn(turn)
    return before + this.beforeRow(layer, n >> 8) + this.beforeInRow(layer, n)
  }

  private beforeBlock (block: i64): i64 {
    if (this.cards.uniform) return block * this.cards.countIn(0)
    const shoe = block / CYCLE
    return this.cards.before(shoe, this.computed.deal.phaseOrderOf(shoe), <i32>(block - shoe * CYCLE))
  }

  private beforeRow (layer: CardSet, number: i64): i32 {
    const order = this.computed.deal.rowOrderOf(number >> 8)
    const place = <i32>number & 255
    let sum = 0
    if (place <= 128) {
      for (let i = 0; i < place; i++) sum += layer.countInRow(permute(order, i))
      return sum
    }
    for (let i = place; i < 256; i++) sum += layer.countInRow(permute(order, i))
    return layer.total - sum
  }

  private beforeInRow (layer: CardSet, n: i64): i32 {
    const number = n >> 8
    const hand = this.computed.deal.rowOf(number)
    const columns = this.computed.deal.columnOrderOf(number)
    const place = <i32>n & 255
    let sum = 0
    if (place <= 128) {
      for (let i = 0; i < place; i++) sum += i32(layer.has(hand, permute(columns, i)))
      return sum
    }
    for (let i = place; i < 256; i++) sum += i32(layer.has(hand, permute(columns, i)))
    return layer.countInRow(hand) - sum
  }

  private beforeAmongFew (turn: u32, n: i64): i32 {
    const block = n >> 16
    const place = <i32>n & 65_535
    const order = this.computed.deal.rowOrderOf(block)
    let sum = 0
    for (let i = 0, many = this.cards.countIn(turn); i < many; i++) sum += i32(this.positionOf(this.cards.fewAt(turn, i), block, order) < place)
    return sum
  }

  /** Where a card is dealt in a block whose hands come in that order: 0 to 65 535. */
  private positionOf (card: u32, block: i64, order: u32): i32 {
    const place = unpermute(order, card >>> 8)
    return place << 8 | unpermute(this.computed.deal.columnOrderOf(block << 8 | place), card & 255)
  }

  next (n: i64, end: i64): i64 {
    while (n < end) {
      const block = n >> 16
      if (this.openIfSparse(block)) {
        for (let i = 0; i < this.openCount; i++) {
          const number = block << 16 | this.positions[i]
          if (number >= n) return min(number, end)
        }
        n = (block + 1) << 16
      } else {
        const number = n >> 8
        const place = this.nextInRow(this.cards.setIn(this.phaseOf(block)), number, <u32>n & 255)
        n = number << 8 | place
        if (place < 256) return min(n, end)
        n = (number + 1) << 8
      }
    }
    return end
  }

  previous (n: i64, first: i64): i64 {
    while (n > first) {
      const block = (n - 1) >> 16
      if (this.openIfSparse(block)) {
        for (let i = this.openCount; i-- > 0;) {
          const number = block << 16 | this.positions[i]
          if (number < n) return max(number, first - 1)
        }
        n = block << 16
      } else {
        const number = (n - 1) >> 8
        const place = this.previousInRow(this.cards.setIn(this.phaseOf(block)), number, <i32>(n - (number << 8)))
        n = number << 8
        if (place >= 0) return max(n | place, first - 1)
      }
    }
    return first - 1
  }

  /** Whether few cards pass in a block, whose places are found then. */
  private openIfSparse (block: i64): bool {
    if (block === this.openBlock) return true
    const turn = this.phaseOf(block)
    const many = this.cards.countIn(turn)
    if (many > FEW) return false
    this.openBlock = block
    this.openCount = many
    const order = this.computed.deal.rowOrderOf(block)
    for (let i = 0; i < many; i++) {
      const place = <u16>this.positionOf(this.cards.fewAt(turn, i), block, order)
      let j = i
      for (; j > 0 && this.positions[j - 1] > place; j--) this.positions[j] = this.positions[j - 1]
      this.positions[j] = place
    }
    return true
  }

  /** The first place of hand `number` of all, `from` or later, whose card passes; 256 if there is none. */
  private nextInRow (layer: CardSet, number: i64, from: u32): u32 {
    const hand = this.computed.deal.rowOf(number)
    const count = layer.countInRow(hand)
    if (count === 0) return 256
    const columns = this.computed.deal.columnOrderOf(number)
    if (count > SPARSE) {
      while (from < 256 && !layer.has(hand, permute(columns, from))) from++
      return from
    }
    let best: u32 = 256
    for (let word: u32 = 0; word < 4; word++) {
      for (let bits = layer.columnBits(hand, word); bits !== 0; bits &= bits - 1) {
        const place = unpermute(columns, word << 6 | <u32>ctz(bits))
        if (place >= from && place < best) best = place
      }
    }
    return best
  }

  /** The last place of hand `number` of all, below `end`, whose card passes; -1 if there is none. */
  private previousInRow (layer: CardSet, number: i64, end: i32): i32 {
    const hand = this.computed.deal.rowOf(number)
    const count = layer.countInRow(hand)
    if (count === 0) return -1
    const columns = this.computed.deal.columnOrderOf(number)
    if (count > SPARSE) {
      while (end-- > 0) if (layer.has(hand, permute(columns, end))) break
      return end
    }
    let best = -1
    for (let word: u32 = 0; word < 4; word++) {
      for (let bits = layer.columnBits(hand, word); bits !== 0; bits &= bits - 1) {
        const place = <i32>unpermute(columns, word << 6 | <u32>ctz(bits))
        if (place < end && place > best) best = place
      }
    }
    return best
  }

  passes (column: u32, number: i64): bool {
    return this.cards.setIn(this.phaseOf(number >> 8)).has(this.computed.deal.rowOf(number), column)
  }

  /** Counted hand by hand within a block, by multiplication over whole blocks. */
  countColumn (column: u32, from: i64, to: i64): i64 {
    let sum: i64 = 0
    for (let n = from; n < to;) {
      const block = n >> 16
      const layer = this.cards.setIn(this.phaseOf(block))
      if (n === block << 16 && n + BLOCK <= to) {
        const blocks = this.cards.uniform ? (to - n) >> 16 : 1
        sum += blocks * layer.countInColumn(column)
        n += blocks << 16
      } else {
        const end = min(to, (block + 1) << 16)
        sum += this.countColumnInBlock(layer, column, n, end)
        n = end
      }
    }
    return sum
  }

  /** Of one column, from number `from` to `to` - 1 of one block. */
  private countColumnInBlock (layer: CardSet, column: u32, from: i64, to: i64): i32 {
    const deal = this.computed.deal
    const first = from >> 8
    const last = (to - 1) >> 8
    const order = deal.rowOrderOf(first >> 8)
    let sum = 0
    for (let number = first; number <= last; number++) sum += i32(layer.has(permute(order, <u32>number & 255), column))
    if (this.passes(column, first) && (first << 8 | deal.positionOfColumn(column, first)) < from) sum--
    if (this.passes(column, last) && (last << 8 | deal.positionOfColumn(column, last)) >= to) sum--
    return sum
  }
}
