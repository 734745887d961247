/** A set of cards, sorted by hand and column, with the counts that a search adds up. */
import { COLUMNS } from '../universe/deck.ts'

export interface Layer {
  readonly total: number
  /** Ascending; those of hand h are cards[start[h]] to cards[start[h + 1] - 1]. */
  readonly cards: Uint16Array
  readonly start: Uint32Array
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
  return { total: cards.length, cards, start, perColumn }
}

/** Whether the layer has a card. */
export function layerHas ({ start, cards }: Layer, card: number): boolean {
  const hand = card >>> 8
  let low = start[hand]!; let high = start[hand + 1]!
  const end = high
  while (low < high) {
    const middle = (low + high) >>> 1
    if (cards[middle]! < card) low = middle + 1
    else high = middle
  }
  return low < end && cards[low] === card
}
