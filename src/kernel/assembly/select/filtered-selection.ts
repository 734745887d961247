/** The selection of a filter on a computed stream. */
import { DEBUG } from '../base/debug'
import { permute, unpermute } from '../base/permutation'
import { BLOCK, CYCLE } from '../cards/deal'
import {
  blockOf, blockOfRow, columnOfCard, firstOfBlock, firstOfRow, firstRowOf, positionInBlock, positionInRow, ROW_SHIFT, rowNumberOf, rowOfCard, rowPosition
} from '../cards/numbering'
import { CardSet, FEW } from './card-set'
import { Filter } from './filter'
import { MatchingCards } from './matching-cards'
import { ComputedSelection } from './selection'

const SPARSE: i32 = 16 // cards in a row: up to here, looking at each is cheaper than at one position after another

export class FilteredSelection extends ComputedSelection {
  private readonly cards: MatchingCards = new MatchingCards()
  // Of the block looked at last, if at most FEW of its records pass: their positions, ascending.
  private readonly positions: StaticArray<u16> = new StaticArray<u16>(FEW)
  private openBlock: i64 = -1
  private openCount: i32 = 0

  applyFilter (filter: Filter): void {
    this.cards.applyFilter(filter, this.computed.deck)
    this.openBlock = -1
  }

  /** The phase of a block, or any where every phase has the same cards. */
  private phaseOf (block: i64): u32 { return this.cards.uniform ? 0 : this.computed.deal.phaseOf(block) }

  countBefore (n: i64): i64 {
    const block = blockOf(n)
    const phase = this.phaseOf(block)
    const before = this.beforeBlock(block)
    if (this.cards.countIn(phase) <= FEW) return before + this.beforeAmongFew(phase, n)
    const set = this.cards.setIn(phase)
    return before + this.beforeRow(set, rowNumberOf(n)) + this.beforeInRow(set, n)
  }

  private beforeBlock (block: i64): i64 {
    if (this.cards.uniform) return block * this.cards.countIn(0)
    const cycle = block / CYCLE
    return this.cards.countBefore(cycle, this.computed.deal.phaseOrderOf(cycle), <i32>(block - cycle * CYCLE))
  }

  /** How many records of its block pass before a row; the shorter side is counted. */
  private beforeRow (set: CardSet, rowNumber: i64): i32 {
    const order = this.computed.deal.rowOrderOf(blockOfRow(rowNumber))
    const position = <i32>rowPosition(rowNumber)
    let sum = 0
    if (position <= 128) {
      for (let i = 0; i < position; i++) sum += set.countInRow(permute(order, i))
      return sum
    }
    for (let i = position; i < 256; i++) sum += set.countInRow(permute(order, i))
    return set.total - sum
  }

  /** How many records of its row pass before a record; the shorter side is counted. */
  private beforeInRow (set: CardSet, n: i64): i32 {
    const rowNumber = rowNumberOf(n)
    const row = this.computed.deal.rowOf(rowNumber)
    const order = this.computed.deal.columnOrderOf(rowNumber)
    const position = <i32>positionInRow(n)
    let sum = 0
    if (position <= 128) {
      for (let i = 0; i < position; i++) sum += i32(set.has(row, permute(order, i)))
      return sum
    }
    for (let i = position; i < 256; i++) sum += i32(set.has(row, permute(order, i)))
    return set.countInRow(row) - sum
  }

  private beforeAmongFew (phase: u32, n: i64): i32 {
    const block = blockOf(n)
    const position = positionInBlock(n)
    const order = this.computed.deal.rowOrderOf(block)
    let sum = 0
    for (let i = 0, count = this.cards.countIn(phase); i < count; i++) sum += i32(this.positionOf(this.cards.fewAt(phase, i), block, order) < position)
    return sum
  }

  /** The position, 0 to 65 535, of a card in a block whose rows come in that order. */
  private positionOf (card: u32, block: i64, order: u32): i32 {
    const position = unpermute(order, rowOfCard(card))
    return position << ROW_SHIFT | unpermute(this.computed.deal.columnOrderOf(firstRowOf(block) | position), columnOfCard(card))
  }

  next (n: i64, end: i64): i64 {
    while (n < end) {
      const block = blockOf(n)
      if (this.openIfSparse(block)) {
        for (let i = 0; i < this.openCount; i++) {
          const number = firstOfBlock(block) | this.positions[i]
          if (number >= n) return min(number, end)
        }
        n = firstOfBlock(block + 1)
      } else {
        const rowNumber = rowNumberOf(n)
        const position = this.nextInRow(this.cards.setIn(this.phaseOf(block)), rowNumber, positionInRow(n))
        n = firstOfRow(rowNumber) | position
        if (position < 256) return min(n, end)
        n = firstOfRow(rowNumber + 1)
      }
    }
    return end
  }

  previous (n: i64, first: i64): i64 {
    while (n > first) {
      const block = blockOf(n - 1)
      if (this.openIfSparse(block)) {
        for (let i = this.openCount; i-- > 0;) {
          const number = firstOfBlock(block) | this.positions[i]
          if (number < n) return max(number, first - 1)
        }
        n = firstOfBlock(block)
      } else {
        const rowNumber = rowNumberOf(n - 1)
        const position = this.previousInRow(this.cards.setIn(this.phaseOf(block)), rowNumber, <i32>(n - firstOfRow(rowNumber)))
        n = firstOfRow(rowNumber)
        if (position >= 0) return max(n | position, first - 1)
      }
    }
    return first - 1
  }

  /** Whether at most FEW records of a block pass; if so, finds their positions. */
  private openIfSparse (block: i64): bool {
    if (block === this.openBlock) return true
    const phase = this.phaseOf(block)
    const count = this.cards.countIn(phase)
    if (count > FEW) return false
    this.openBlock = block
    this.openCount = count
    const order = this.computed.deal.rowOrderOf(block)
    for (let i = 0; i < count; i++) {
      const position = <u16>this.positionOf(this.cards.fewAt(phase, i), block, order)
      let j = i
      for (; j > 0 && this.positions[j - 1] > position; j--) this.positions[j] = this.positions[j - 1]
      this.positions[j] = position
    }
    return true
  }

  /** The first position in a row of records, `from` or later, whose card passes, or 256. */
  private nextInRow (set: CardSet, rowNumber: i64, from: u32): u32 {
    const row = this.computed.deal.rowOf(rowNumber)
    const count = set.countInRow(row)
    if (count === 0) return 256
    const order = this.computed.deal.columnOrderOf(rowNumber)
    if (count > SPARSE) {
      while (from < 256 && !set.has(row, permute(order, from))) from++
      return from
    }
    let best: u32 = 256
    for (let word: u32 = 0; word < 4; word++) {
      for (let bits = set.columnBits(row, word); bits !== 0; bits &= bits - 1) {
        const position = unpermute(order, word << 6 | <u32>ctz(bits))
        if (position >= from && position < best) best = position
      }
    }
    return best
  }

  /** The last position in a row of records, below `end`, whose card passes, or -1. */
  private previousInRow (set: CardSet, rowNumber: i64, end: i32): i32 {
    const row = this.computed.deal.rowOf(rowNumber)
    const count = set.countInRow(row)
    if (count === 0) return -1
    const order = this.computed.deal.columnOrderOf(rowNumber)
    if (count > SPARSE) {
      while (end-- > 0) if (set.has(row, permute(order, end))) break
      return end
    }
    let best = -1
    for (let word: u32 = 0; word < 4; word++) {
      for (let bits = set.columnBits(row, word); bits !== 0; bits &= bits - 1) {
        const position = <i32>unpermute(order, word << 6 | <u32>ctz(bits))
        if (position < end && position > best) best = position
      }
    }
    return best
  }

  passes (column: u32, rowNumber: i64): bool {
    return this.cards.setIn(this.phaseOf(blockOfRow(rowNumber))).has(this.computed.deal.rowOf(rowNumber), column)
  }

  /** Counts row by row within a block, and multiplies over whole blocks. */
  countColumn (column: u32, from: i64, to: i64): i64 {
    let sum: i64 = 0
    for (let n = from; n < to;) {
      const block = blockOf(n)
      const set = this.cards.setIn(this.phaseOf(block))
      if (n === firstOfBlock(block) && n + BLOCK <= to) {
        const blocks = this.cards.uniform ? blockOf(to - n) : 1
        sum += blocks * set.countInColumn(column)
        n += firstOfBlock(blocks)
      } else {
        const end = min(to, firstOfBlock(block + 1))
        sum += this.countColumnInBlock(set, column, n, end)
        n = end
      }
    }
    return sum
  }

  /** The same, for records of one block. */
  private countColumnInBlock (set: CardSet, column: u32, from: i64, to: i64): i32 {
    if (DEBUG) assert(from < to && blockOf(from) === blockOf(to - 1), 'countColumnInBlock: one block')
    const deal = this.computed.deal
    const first = rowNumberOf(from)
    const last = rowNumberOf(to - 1)
    const order = deal.rowOrderOf(blockOfRow(first))
    let sum = 0
    for (let rowNumber = first; rowNumber <= last; rowNumber++) sum += i32(set.has(permute(order, rowPosition(rowNumber)), column))
    if (this.passes(column, first) && (firstOfRow(first) | deal.positionOfColumn(column, first)) < from) sum--
    if (this.passes(column, last) && (firstOfRow(last) | deal.positionOfColumn(column, last)) >= to) sum--
    return sum
  }
}
