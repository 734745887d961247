/**
 * Which record carries which card. Records are dealt in blocks of 65 536, the whole deck; a block is 256 hands of 256
 * records. The hands of a block, and the cards of a hand, come in an order of their own each time, by invertible keyed
 * permutations, so that "how many matches before record n" is a sum over at most 256 hands and 256 cards.
 *
 * 256 blocks make a shoe, in which every block has another *turn* (0 to 255): what changes with the turn, such as client
 * ports and the addresses of roaming scanners, comes round once in a shoe.
 *
 * Hands are numbered through all blocks: record n is in hand n >> 8, which is in block n >> 16.
 */
import { draw } from '../base/draw'
import { permute, unpermute } from '../base/permutation'

export const BLOCK: i64 = 65_536 // records
export const CYCLE: i64 = 256 // blocks

export class Deal {
  // Keys of the three orders: of turns in a shoe, of hands in a block, of columns in a hand.
  private readonly phaseKey: u32
  private readonly rowKey: u32
  private readonly columnKey: u32

  constructor (key: u32) {
    this.phaseKey = key ^ 0x7a11
    this.rowKey = key ^ 0x4a4d
    this.columnKey = key ^ 0xc01
  }

  /** The order of the hands in a block, a key to permute by. */
  rowOrderOf (block: i64): u32 {
    return draw(this.rowKey, block)
  }

  /** The order of the columns in a hand, a key to permute by. */
  columnOrderOf (hand: i64): u32 {
    return draw(this.columnKey, hand)
  }

  /** The order of the turns in a shoe, a key to permute by. */
  phaseOrderOf (shoe: i64): u32 {
    return draw(this.phaseKey, shoe)
  }

  phaseOf (block: i64): u32 {
    return permute(this.phaseOrderOf(block / CYCLE), <u32>block & 255)
  }

  /** Which of the deck's 256 hands is dealt as hand `number` of all. */
  rowOf (number: i64): u32 {
    return permute(this.rowOrderOf(number >> 8), <u32>number & 255)
  }

  columnOf (n: i64): u32 {
    return permute(this.columnOrderOf(n >> 8), <u32>n & 255)
  }

  /** Where the card of a column is dealt in hand `number` of all: 0 to 255. */
  positionOfColumn (column: u32, number: i64): u32 {
    return unpermute(this.columnOrderOf(number), column)
  }
}
