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

/** Keys of the three orders: of turns in a shoe, of hands in a block, of columns in a hand. */
export interface Deal {
  readonly turns: number
  readonly hands: number
  readonly columns: number
}

export const dealOf = (key: number): Deal => ({ turns: key ^ 0x7a11, hands: key ^ 0x4a4d, columns: key ^ 0xc01 })

/** The order of the turns in a shoe, of the hands in block `block`, of the columns in hand `number` of all: keys to permute by. */
const turnsIn = ({ turns }: Deal, shoe: number): number => draw(turns, shoe)
export const handsIn = ({ hands }: Deal, block: number): number => draw(hands, block)
export const columnsIn = ({ columns }: Deal, number: number): number => draw(columns, number)

/** The turn of block `block`. */
export function turnOf (deal: Deal, block: number): number {
  return permute(turnsIn(deal, Math.floor(block / SHOE)), block & 255)
}

/** The hand that is dealt as hand `number` of all (block x 256 + place). */
export function handOf (deal: Deal, number: number): number {
  return permute(handsIn(deal, Math.floor(number / 256)), number & 255)
}

/** The column of the card that record `n` carries. */
export function columnOf (deal: Deal, n: number): number {
  return permute(columnsIn(deal, Math.floor(n / HAND)), n & 255)
}

/** The card that record `n` carries. */
export function cardOf (deal: Deal, n: number): number {
  return handOf(deal, Math.floor(n / HAND)) * 256 + columnOf(deal, n)
}

/** A hand as it lies open: kept by who reads records in a row, most of which lie in one hand. */
export interface Hand {
  /** Which of all it is; -1 before the first. */
  number: number
  /** Its card in column 0. */
  cards: number
  /** The order of its columns. */
  columns: number
  turn: number
}

export const closedHand = (): Hand => ({ number: -1, cards: 0, columns: 0, turn: 0 })

export function openHand (deal: Deal, number: number, hand: Hand): void {
  hand.turn = turnOf(deal, Math.floor(number / 256))
  hand.number = number
  hand.cards = handOf(deal, number) * 256
  hand.columns = columnsIn(deal, number)
}

/** The card that record `n` of the open hand carries. */
export const cardInHand = ({ cards, columns }: Hand, n: number): number => cards + permute(columns, n & 255)

/** Where the card of a column is dealt in hand `number` of all: 0 to 255. */
export function placeOfColumn (deal: Deal, column: number, number: number): number {
  return unpermute(columnsIn(deal, number), column)
}
