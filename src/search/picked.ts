/** The selection of a filter on a computed stream. */
import { BLOCK, columnsIn, HAND, handOf, handsIn, placeOfColumn, SHOE, turnOf } from '../universe/deal.ts'
import type { DealtStream } from '../universe/dealt.ts'
import { permute, unpermute } from '../universe/permutation.ts'
import { layerHas, type Layer } from './layer.ts'
import { pendingOf } from './pending.ts'
import type { Pick } from './pick.ts'
import type { Selection } from './selection.ts'

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
    if (pick.uniform) return block * pick.layerOf(0).total
    const shoe = Math.floor(block / SHOE)
    let sum = shoe * pick.perShoe
    for (let number = shoe * SHOE; number < block; number++) sum += layerOfBlock(number).total
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

  function beforeCard ({ start, columns }: Layer, n: number): number {
    const number = Math.floor(n / HAND)
    const hand = handOf(deal, number)
    const order = columnsIn(deal, number)
    const place = n & 255
    let sum = 0
    for (let i = start[hand]!; i < start[hand + 1]!; i++) {
      if (unpermute(order, columns[i]!) < place) sum++
    }
    return sum
  }

  function before (n: number): number {
    const block = Math.floor(n / BLOCK)
    const layer = layerOfBlock(block)
    return beforeBlock(block) + (layer.total === 0 ? 0 : beforeHand(layer, Math.floor(n / HAND)) + beforeCard(layer, n))
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
      for (let hand = 0; many < layer.total; hand++) {
        for (let i = layer.start[hand]!; i < layer.start[hand + 1]!; i++) {
          const place = unpermute(order, hand)
          places[many++] = place * HAND + placeOfColumn(deal, layer.columns[i]!, block * 256 + place)
        }
      }
      places.subarray(0, many).sort()
    } else {
      const number = Math.floor(n / HAND)
      const hand = handOf(deal, number)
      const order = columnsIn(deal, number)
      run = number * HAND
      runEnd = run + HAND
      dealt.fill(0)
      for (let i = layer.start[hand]!; i < layer.start[hand + 1]!; i++) dealt[unpermute(order, layer.columns[i]!)] = 1
      for (let place = 0; place < HAND; place++) if (dealt[place] === 1) places[many++] = place
    }
  }

  const has = (column: number, number: number) => layerHas(layerOfBlock(Math.floor(number / 256)), handOf(deal, number), column)

  /** Counted hand by hand within a block, by multiplication over whole blocks. */
  function ofColumn (column: number, from: number, to: number): number {
    let sum = 0
    for (let n = from; n < to;) {
      const number = Math.floor(n / HAND)
      if ((n & (BLOCK - 1)) === 0 && n + BLOCK <= to) {
        const blocks = pick.uniform ? Math.floor((to - n) / BLOCK) : 1
        sum += blocks * layerOfBlock(n / BLOCK).perColumn[column]!
        n += blocks * BLOCK
        continue
      }
      const end = Math.min(to, (number + 1) * HAND)
      const place = number * HAND + placeOfColumn(deal, column, number)
      if (place >= n && place < end && has(column, number)) sum++
      n = end
    }
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
