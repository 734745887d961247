/** A set of cards, sorted by hand and column, with the counts that a search adds up. */
import { COLUMNS } from '../universe/deck.ts'

export interface Layer {
  readonly total: number
  /** The cards of hand h are columns[start[h]] to columns[start[h + 1] - 1], ascending. */
  readonly start: Uint32Array
  readonly columns: Uint8Array
  /** How many cards each column has. */
  readonly perColumn: Uint16Array
}

/** `cards` ascending. */
export function createLayer (cards: Uint16Array): Layer {
  const start = new Uint32Array(257)
  const perColumn = new Uint16Array(COLUMNS)
  for (const card of cards) {
    start[(card >>> 8) + 1]!++
    perColumn[card & 255]!++
  }
  for (let hand = 0; hand < 256; hand++) start[hand + 1]! += start[hand]!
  return { total: cards.length, start, columns: new Uint8Array(cards), perColumn } // a column is the low byte of its card
}

/** Whether the layer has the card of a hand and a column. */
export function layerHas ({ start, columns }: Layer, hand: number, column: number): boolean {
  let low = start[hand]!; let high = start[hand + 1]!
  const end = high
  while (low < high) {
    const middle = (low + high) >>> 1
    if (columns[middle]! < column) low = middle + 1
    else high = middle
  }
  return low < end && columns[low] === column
}
