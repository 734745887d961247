/**
 * Which record carries which card. Records are dealt in blocks of 65 536, the whole deck; a block is 256 hands of 256
 * records. The hands of a block, and the cards of a hand, come in an order of their own each time, by invertible keyed
 * permutations, so that "how many matches before record n" is a sum over at most 256 hands and 256 cards.
 *
 * 256 blocks make a shoe, in which every block has another *turn* (0 to 255): what changes with the turn, such as client
 * ports and the addresses of roaming scanners, comes round once in a shoe.
 */
import { draw } from './draw.ts'
import { permute, unpermute } from './permutation.ts'

export const HAND = 256
export const BLOCK = 65_536
export const SHOE = 256 // blocks

export interface Deal {
  /** The turn of block `block`. */
  turnOf (block: number): number
  /** The hand that is dealt as hand `number` of all (block x 256 + place). */
  handOf (number: number): number
  /** The column of the card that record `n` carries. */
  columnOf (n: number): number
  /** The card that record `n` carries. */
  cardOf (n: number): number
  /** Where a hand is dealt in a block: 0 to 255. */
  placeOfHand (hand: number, block: number): number
  /** Where the card of a column is dealt in hand `number` of all: 0 to 255. */
  placeOfColumn (column: number, number: number): number
}

export function createDeal (key: number): Deal {
  const turnKey = key ^ 0x7a11
  const handKey = key ^ 0x4a4d
  const columnKey = key ^ 0xc01
  // The keys last drawn, since neighbours share them.
  let block = -1; let blockBits = 0
  let hand = -1; let handBits = 0

  const bitsOfBlock = (number: number) => {
    if (number !== block) blockBits = draw(handKey, block = number)
    return blockBits
  }
  const bitsOfHand = (number: number) => {
    if (number !== hand) handBits = draw(columnKey, hand = number)
    return handBits
  }
  const handOf = (number: number) => permute(bitsOfBlock(Math.floor(number / 256)), number % 256)
  const columnOf = (n: number) => permute(bitsOfHand(Math.floor(n / HAND)), n % HAND)

  return {
    turnOf: block => permute(draw(turnKey, Math.floor(block / SHOE)), block % SHOE),
    handOf,
    columnOf,
    cardOf: n => handOf(Math.floor(n / HAND)) * 256 + columnOf(n),
    placeOfHand: (hand, block) => unpermute(bitsOfBlock(block), hand),
    placeOfColumn: (column, number) => unpermute(bitsOfHand(number), column)
  }
}
