/** A set of cards, sorted by hand and column, with the counts that a search adds up. */
import { COLUMNS } from '../universe/deck.ts'

export interface Layer {
  readonly total: number
  /** Ascending; those of hand h are cards[start[h]] to cards[start[h + 1] - 1]. */
  readonly cards: Uint16Array
  readonly start: Uint32Array
  /** How many cards each column has. */
  readonly perColumn: Uint16Array
  /** Which hands have each column's card, 256 bits a column; made when first needed. */
  hands: Uint32Array | undefined
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
  return { total: cards.length, cards, start, perColumn, hands: undefined }
}

/** Whether the layer has the card of a hand and a column. */
export function layerHas (layer: Layer, hand: number, column: number): boolean {
  const hands = layer.hands ??= handsOf(layer)
  return (hands[wordOf(column, hand)]! >>> hand & 1) === 1
}

function handsOf ({ cards }: Layer): Uint32Array {
  const hands = new Uint32Array(COLUMNS * 8)
  for (const card of cards) hands[wordOf(card & 255, card >>> 8)]! |= 1 << (card >>> 8)
  return hands
}

const wordOf = (column: number, hand: number) => column * 8 + (hand >>> 5)
