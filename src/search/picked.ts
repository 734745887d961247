/** The selection of a filter on a computed stream. */
import { BLOCK, columnsIn, HAND, handOf, handsIn, placeOfColumn, SHOE, turnOf } from '../universe/deal.ts'
import type { DealtStream } from '../universe/dealt.ts'
import { permute, unpermute } from '../universe/permutation.ts'
import { layerHas, type Layer } from './layer.ts'
import { pendingOf } from './pending.ts'
import type { Pick } from './pick.ts'
import type { Selection } from './selection.ts'

const FEW = 64 // cards: up to here it is cheaper to look at each than to add up hands

export function selectPicked (stream: DealtStream, pick: Pick): Selection {
  const { deal } = stream
  const layerOfBlock = (block: number) => pick.uniform ? pick.layerOf(0) : pick.layerOf(turnOf(deal, block))
  // The places, ascending, of the records that pass in the run of records last looked at: a block or a hand.
  const places = new Uint16Array(HAND)
  const dealt = new Uint8Array(HAND)
  let run = 0
  let runEnd = 0
  let many = 0
  let at = 0

  function beforeBlock (block: number): number {
    if (pick.uniform) return block * pick.totalOf(0)
    const shoe = Math.floor(block / SHOE)
    let sum = shoe * pick.perShoe
    for (let number = shoe * SHOE; number < block; number++) sum += pick.totalOf(turnOf(deal, number))
    return sum
  }

  function beforeHand ({ start, total }: Layer, number: number): number {
    const order = handsIn(deal, Math.floor(number / 256))
    const place = number & 255
    const fromEnd = place > 128 // the shorter side is counted
    let sum = 0
    for (let i = fromEnd ? place : 0, end = fromEnd ? 256 : place; i < end; i++) {
      const hand = permute(order, i)
      sum += start[hand + 1]! - start[hand]!
    }
    return fromEnd ? total - sum : sum
  }

  function beforeCard ({ start, cards }: Layer, n: number): number {
    const number = Math.floor(n / HAND)
    const hand = handOf(deal, number)
    const order = columnsIn(deal, number)
    const place = n & 255
    let sum = 0
    for (let i = start[hand]!; i < start[hand + 1]!; i++) {
      if (unpermute(order, cards[i]! & 255) < place) sum++
    }
    return sum
  }

  /** Where a card is dealt in a block: 0 to 65 535. */
  function placeOf (card: number, block: number, order: number): number {
    const place = unpermute(order, card >>> 8)
    return place * HAND + unpermute(columnsIn(deal, block * 256 + place), card & 255)
  }

  function beforeAmongFew ({ cards }: Layer, n: number): number {
    const block = Math.floor(n / BLOCK)
    const order = handsIn(deal, block)
    const place = n - block * BLOCK
    let sum = 0
    for (const card of cards) if (placeOf(card, block, order) < place) sum++
    return sum
  }

  function before (n: number): number {
    const block = Math.floor(n / BLOCK)
    const layer = layerOfBlock(block)
    return beforeBlock(block) + (layer.total <= FEW ? beforeAmongFew(layer, n) : beforeHand(layer, Math.floor(n / HAND)) + beforeCard(layer, n))
  }

  /** Looks at the run that holds record n: its whole block where few cards pass, else its hand. */
  function look (n: number): void {
    const block = Math.floor(n / BLOCK)
    const layer = layerOfBlock(block)
    at = many = 0
    if (layer.total <= HAND) {
      run = block * BLOCK
      runEnd = run + BLOCK
      const order = handsIn(deal, block)
      for (const card of layer.cards) places[many++] = placeOf(card, block, order)
      if (many > 1) places.subarray(0, many).sort()
    } else {
      const number = Math.floor(n / HAND)
      const hand = handOf(deal, number)
      const order = columnsIn(deal, number)
      run = number * HAND
      runEnd = run + HAND
      dealt.fill(0)
      for (let i = layer.start[hand]!; i < layer.start[hand + 1]!; i++) dealt[unpermute(order, layer.cards[i]! & 255)] = 1
      for (let place = 0; place < HAND; place++) if (dealt[place] === 1) places[many++] = place
    }
  }

  const has = (column: number, number: number) => layerHas(layerOfBlock(Math.floor(number / 256)), handOf(deal, number), column)

  /** Counted hand by hand within a block, by multiplication over whole blocks. */
  function ofColumn (column: number, from: number, to: number): number {
    let sum = 0
    for (let n = from; n < to;) {
      const block = Math.floor(n / BLOCK)
      const layer = layerOfBlock(block)
      if (n === block * BLOCK && n + BLOCK <= to) {
        const blocks = pick.uniform ? Math.floor((to - n) / BLOCK) : 1
        sum += blocks * layer.perColumn[column]!
        n += blocks * BLOCK
      } else {
        const end = Math.min(to, (block + 1) * BLOCK)
        sum += inBlock(layer, column, n, end)
        n = end
      }
    }
    return sum
  }

  /** Of one column, from number `from` to `to` - 1 of one block. */
  function inBlock (layer: Layer, column: number, from: number, to: number): number {
    const [first, last] = [Math.floor(from / HAND), Math.floor((to - 1) / HAND)]
    const order = handsIn(deal, Math.floor(first / 256))
    let sum = 0
    for (let number = first; number <= last; number++) {
      if (layerHas(layer, permute(order, number & 255), column)) sum++
    }
    if (has(column, first) && first * HAND + placeOfColumn(deal, column, first) < from) sum--
    if (has(column, last) && last * HAND + placeOfColumn(deal, column, last) >= to) sum--
    return sum
  }

  return {
    stream,
    before,
    next (n, end) {
      while (n < end) {
        if (n < run || n >= runEnd) look(n)
        while (at > 0 && run + places[at - 1]! >= n) at--
        while (at < many && run + places[at]! < n) at++
        if (at < many) return Math.min(run + places[at]!, end)
        n = runEnd
      }
      return end
    },
    previous (n, first) {
      while (n > first) {
        if (n - 1 < run || n - 1 >= runEnd) { look(n - 1); at = many }
        while (at < many && run + places[at]! < n) at++
        while (at > 0 && run + places[at - 1]! >= n) at--
        if (at > 0) return Math.max(run + places[at - 1]!, first - 1)
        n = run
      }
      return first - 1
    },
    pending: horizon => pendingOf(stream, { has, ofColumn }, horizon)
  }
}
