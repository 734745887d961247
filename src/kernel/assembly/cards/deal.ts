/**
 * Which record carries which card. Records are dealt in blocks of 65 536: each block deals the whole deck once. A block is 256 rows of 256
 * records. Each block has its own order of rows and each row its own order of columns, by invertible keyed permutations, so "how many
 * matches before record n" is a sum over at most 256 rows and 256 columns.
 *
 * 256 blocks make a cycle, and each block of a cycle has another phase (0 to 255). What changes with the phase, such as client ports and
 * the addresses of roaming clients, comes round once in a cycle.
 */
import { draw } from '../base/draw'
import { permute, unpermute } from '../base/permutation'
import { blockOfRow, positionInRow, rowNumberOf, rowPosition } from './numbering'

export const BLOCK: i64 = 65_536 // records
export const CYCLE: i64 = 256 // blocks
export const PHASES: i32 = 256

export class Deal {
  private readonly phaseKey: u32
  private readonly rowKey: u32
  private readonly columnKey: u32

  constructor (key: u32) {
    this.phaseKey = key ^ 0x7a11
    this.rowKey = key ^ 0x4a4d
    this.columnKey = key ^ 0xc01
  }

  // The orders of phases in a cycle, of rows in a block, and of columns in a row: keys for permute.
  phaseOrderOf (cycle: i64): u32 { return draw(this.phaseKey, cycle) }
  rowOrderOf (block: i64): u32 { return draw(this.rowKey, block) }
  columnOrderOf (rowNumber: i64): u32 { return draw(this.columnKey, rowNumber) }
  phaseOf (block: i64): u32 { return permute(this.phaseOrderOf(block / CYCLE), <u32>block & (PHASES - 1)) }

  /** The row of the deck, 0 to 255, that a row of records is dealt. */
  rowOf (rowNumber: i64): u32 { return permute(this.rowOrderOf(blockOfRow(rowNumber)), rowPosition(rowNumber)) }
  columnOf (n: i64): u32 { return permute(this.columnOrderOf(rowNumberOf(n)), positionInRow(n)) }

  /** The position, 0 to 255, of a column in a row of records. */
  positionOfColumn (column: u32, rowNumber: i64): u32 {
    return unpermute(this.columnOrderOf(rowNumber), column)
  }
}
