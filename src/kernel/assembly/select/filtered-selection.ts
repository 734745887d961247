/** The selection of a filter on a computed stream. */
import { DEBUG } from '../base/debug'
import { permute, unpermute } from '../base/permutation'
import { BLOCK, CYCLE } from '../cards/deal'
import {
  blockOf, blockOfRow, columnOfCard, firstOfBlock, firstOfRow, firstRowOf, positionInBlock, positionInRow, ROW_SHIFT, rowNumberOf, rowOfCard, rowPosition
} from '../cards/numbering'
import { CardSet, FEW } from './card-set'
import { COLUMNS } from '../shared/sizes'
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

  nextOf (columns: i32, n: i64, end: i64): i64 {
    while (n < end) {
      const block = blockOf(n)
      if (this.openIfSparse(block)) {
        for (let i = 0; i < this.openCount; i++) {
          const number = firstOfBlock(block) | this.positions[i]
          if (number >= n && this.isOf(columns, number)) return min(number, end)
        }
        n = firstOfBlock(block + 1)
      } else {
        const rowNumber = rowNumberOf(n)
        const position = this.nextInRow(this.cards.setIn(this.phaseOf(block)), columns, rowNumber, positionInRow(n))
        n = firstOfRow(rowNumber) | position
        if (position < 256) return min(n, end)
        n = firstOfRow(rowNumber + 1)
      }
    }
    return end
  }

  previousOf (columns: i32, n: i64, first: i64): i64 {
    while (n > first) {
      const block = blockOf(n - 1)
      if (this.openIfSparse(block)) {
        for (let i = this.openCount; i-- > 0;) {
          const number = firstOfBlock(block) | this.positions[i]
          if (number < n && this.isOf(columns, number)) return max(number, first - 1)
        }
        n = firstOfBlock(block)
      } else {
        const rowNumber = rowNumberOf(n - 1)
        const position = this.previousInRow(this.cards.setIn(this.phaseOf(block)), columns, rowNumber, <i32>(n - firstOfRow(rowNumber)))
        n = firstOfRow(rowNumber)
        if (position >= 0) return max(n | position, first - 1)
      }
    }
    return first - 1
  }

  private isOf (columns: i32, n: i64): bool { return columns === COLUMNS || <i32>this.computed.deal.columnOf(n) < columns }

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

  /** The first position in a row of records, `from` or later, whose card passes and is of the first `columns` columns, or 256. */
  private nextInRow (set: CardSet, columns: i32, rowNumber: i64, from: u32): u32 {
    const row = this.computed.deal.rowOf(rowNumber)
    const count = columns === COLUMNS ? set.countInRow(row) : set.countInRowAndColumns(row, 0, columns)
    if (count === 0) return 256
    const order = this.computed.deal.columnOrderOf(rowNumber)
    if (count > SPARSE) {
      while (from < 256 && !set.hasOf(columns, row, permute(order, from))) from++
      return from
    }
    let best: u32 = 256
    for (let word = 0; word << 6 < columns; word++) {
      for (let bits = set.columnBits(row, word, 0, columns); bits !== 0; bits &= bits - 1) {
        const position = unpermute(order, word << 6 | <i32>ctz(bits))
        if (position >= from && position < best) best = position
      }
    }
    return best
  }

  /** The last position in a row of records, below `end`, whose card passes and is of the first `columns` columns, or -1. */
  private previousInRow (set: CardSet, columns: i32, rowNumber: i64, end: i32): i32 {
    const row = this.computed.deal.rowOf(rowNumber)
    const count = columns === COLUMNS ? set.countInRow(row) : set.countInRowAndColumns(row, 0, columns)
    if (count === 0) return -1
    const order = this.computed.deal.columnOrderOf(rowNumber)
    if (count > SPARSE) {
      while (end-- > 0) if (set.hasOf(columns, row, permute(order, end))) break
      return end
    }
    let best = -1
    for (let word = 0; word << 6 < columns; word++) {
      for (let bits = set.columnBits(row, word, 0, columns); bits !== 0; bits &= bits - 1) {
        const position = <i32>unpermute(order, word << 6 | <i32>ctz(bits))
        if (position < end && position > best) best = position
      }
    }
    return best
  }

  passes (column: u32, rowNumber: i64): bool {
    return this.cards.setIn(this.phaseOf(blockOfRow(rowNumber))).has(this.computed.deal.rowOf(rowNumber), column)
  }

  /** Counts row by row within a block, and multiplies over whole blocks. */
  countColumns (first: i32, end: i32, from: i64, to: i64): i64 {
    let sum: i64 = 0
    for (let n = from; n < to;) {
      const block = blockOf(n)
      const set = this.cards.setIn(this.phaseOf(block))
      if (n === firstOfBlock(block) && n + BLOCK <= to) {
        const blocks = this.cards.uniform ? blockOf(to - n) : 1
        sum += blocks * set.countInColumns(first, end)
        n += firstOfBlock(blocks)
      } else {
        const stop = min(to, firstOfBlock(block + 1))
        sum += this.countColumnsInBlock(set, first, end, n, stop)
        n = stop
      }
    }
    return sum
  }

  /** The same, for records of one block. */
  private countColumnsInBlock (set: CardSet, first: i32, end: i32, from: i64, to: i64): i32 {
    if (DEBUG) assert(from < to && blockOf(from) === blockOf(to - 1), 'countColumnsInBlock: one block')
    const firstRow = rowNumberOf(from)
    const lastRow = rowNumberOf(to - 1)
    const order = this.computed.deal.rowOrderOf(blockOf(from))
    let sum = 0
    for (let rowNumber = firstRow; rowNumber <= lastRow; rowNumber++) sum += set.countInRowAndColumns(permute(order, rowPosition(rowNumber)), first, end)
    if (from > firstOfRow(firstRow)) sum -= this.countColumnsInRow(set, first, end, from)
    if (to < firstOfRow(lastRow + 1)) sum -= set.countInRowAndColumns(permute(order, rowPosition(lastRow)), first, end) - this.countColumnsInRow(set, first, end, to)
    return sum
  }

  /** The same, of the records before `n` in its row. */
  private countColumnsInRow (set: CardSet, first: i32, end: i32, n: i64): i32 {
    const rowNumber = rowNumberOf(n)
    const row = this.computed.deal.rowOf(rowNumber)
    const order = this.computed.deal.columnOrderOf(rowNumber)
    let sum = 0
    for (let word = first >> 6; word << 6 < end; word++) {
      for (let bits = set.columnBits(row, word, first, end); bits !== 0; bits &= bits - 1) sum += i32(unpermute(order, word << 6 | <i32>ctz(bits)) < positionInRow(n))
    }
    return sum
  }
}
