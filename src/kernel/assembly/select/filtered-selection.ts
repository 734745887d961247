/** The selection of a filter on a computed stream. */
import { BLOCK, SHOE } from '../cards/deal'
import { Filter } from './filter'
import { FEW, Layer } from './card-set'
import { permute, unpermute } from '../base/permutation'
import { Pick } from './matching-cards'
import { DealtSelection } from './selection'

const SPARSE: i32 = 16 // cards of a hand: up to here it is cheaper to look at each than at place after place

export class Picked extends DealtSelection {
  private readonly picked: Pick = new Pick()
  // The places, ascending, of the records that pass in the block last looked at, where they are few.
  private readonly places: StaticArray<u16> = new StaticArray<u16>(FEW)
  private block: i64 = -1
  private many: i32 = 0

  pick (filter: Filter): void {
    this.picked.lookUp(filter, this.dealt.deck)
    this.block = -1
  }

  /** The turn of a block, or any, where every turn is alike. */
  private turnOf (block: i64): u32 {
    return this.picked.uniform ? 0 : this.dealt.deal.turnOf(block)
  }

  before (n: i64): i64 {
    const block = n >> 16
    const turn = this.turnOf(block)
    const before = this.beforeBlock(block)
    if (this.picked.totalIn(turn) <= FEW) return before + this.beforeAmongFew(turn, n)
    const layer = this.picked.layerIn(turn)
    return before + this.beforeHand(layer, n >> 8) + this.beforePlace(layer, n)
  }

  private beforeBlock (block: i64): i64 {
    if (this.picked.uniform) return block * this.picked.totalIn(0)
    const shoe = block / SHOE
    return this.picked.before(shoe, this.dealt.deal.turnsIn(shoe), <i32>(block - shoe * SHOE))
  }

  private beforeHand (layer: Layer, number: i64): i32 {
    const order = this.dealt.deal.handsIn(number >> 8)
    const place = <i32>number & 255
    let sum = 0
    if (place <= 128) {
      for (let i = 0; i < place; i++) sum += layer.ofHand(permute(order, i))
      return sum
    }
    for (let i = place; i < 256; i++) sum += layer.ofHand(permute(order, i))
    return layer.total - sum
  }

  private beforePlace (layer: Layer, n: i64): i32 {
    const number = n >> 8
    const hand = this.dealt.deal.handOf(number)
    const columns = this.dealt.deal.columnsIn(number)
    const place = <i32>n & 255
    let sum = 0
    if (place <= 128) {
      for (let i = 0; i < place; i++) sum += i32(layer.has(hand, permute(columns, i)))
      return sum
    }
    for (let i = place; i < 256; i++) sum += i32(layer.has(hand, permute(columns, i)))
    return layer.ofHand(hand) - sum
  }

  private beforeAmongFew (turn: u32, n: i64): i32 {
    const block = n >> 16
    const place = <i32>n & 65_535
    const order = this.dealt.deal.handsIn(block)
    let sum = 0
    for (let i = 0, many = this.picked.totalIn(turn); i < many; i++) sum += i32(this.placeOf(this.picked.fewAt(turn, i), block, order) < place)
    return sum
  }

  /** Where a card is dealt in a block whose hands come in that order: 0 to 65 535. */
  private placeOf (card: u32, block: i64, order: u32): i32 {
    const place = unpermute(order, card >>> 8)
    return place << 8 | unpermute(this.dealt.deal.columnsIn(block << 8 | place), card & 255)
  }

  next (n: i64, end: i64): i64 {
    while (n < end) {
      const block = n >> 16
      if (this.opens(block)) {
        for (let i = 0; i < this.many; i++) {
          const number = block << 16 | this.places[i]
          if (number >= n) return min(number, end)
        }
        n = (block + 1) << 16
      } else {
        const number = n >> 8
        const place = this.nextInHand(this.picked.layerIn(this.turnOf(block)), number, <u32>n & 255)
        n = number << 8 | place
        if (place < 256) return min(n, end)
        n = (number + 1) << 8
      }
    }
    return end
  }

  previous (n: i64, first: i64): i64 {
    while (n > first) {
      const block = (n - 1) >> 16
      if (this.opens(block)) {
        for (let i = this.many; i-- > 0;) {
          const number = block << 16 | this.places[i]
          if (number < n) return max(number, first - 1)
        }
        n = block << 16
      } else {
        const number = (n - 1) >> 8
        const place = this.previousInHand(this.picked.layerIn(this.turnOf(block)), number, <i32>(n - (number << 8)))
        n = number << 8
        if (place >= 0) return max(n | place, first - 1)
      }
    }
    return first - 1
  }

  /** Whether few cards pass in a block, whose places are found then. */
  private opens (block: i64): bool {
    if (block === this.block) return true
    const turn = this.turnOf(block)
    const many = this.picked.totalIn(turn)
    if (many > FEW) return false
    this.block = block
    this.many = many
    const order = this.dealt.deal.handsIn(block)
    for (let i = 0; i < many; i++) {
      const place = <u16>this.placeOf(this.picked.fewAt(turn, i), block, order)
      let j = i
      for (; j > 0 && this.places[j - 1] > place; j--) this.places[j] = this.places[j - 1]
      this.places[j] = place
    }
    return true
  }

  /** The first place of hand `number` of all, `from` or later, whose card passes; 256 if there is none. */
  private nextInHand (layer: Layer, number: i64, from: u32): u32 {
    const hand = this.dealt.deal.handOf(number)
    const count = layer.ofHand(hand)
    if (count === 0) return 256
    const columns = this.dealt.deal.columnsIn(number)
    if (count > SPARSE) {
      while (from < 256 && !layer.has(hand, permute(columns, from))) from++
      return from
    }
    let best: u32 = 256
    for (let word: u32 = 0; word < 4; word++) {
      for (let bits = layer.columnsOf(hand, word); bits !== 0; bits &= bits - 1) {
        const place = unpermute(columns, word << 6 | <u32>ctz(bits))
        if (place >= from && place < best) best = place
      }
    }
    return best
  }

  /** The last place of hand `number` of all, below `end`, whose card passes; -1 if there is none. */
  private previousInHand (layer: Layer, number: i64, end: i32): i32 {
    const hand = this.dealt.deal.handOf(number)
    const count = layer.ofHand(hand)
    if (count === 0) return -1
    const columns = this.dealt.deal.columnsIn(number)
    if (count > SPARSE) {
      while (end-- > 0) if (layer.has(hand, permute(columns, end))) break
      return end
    }
    let best = -1
    for (let word: u32 = 0; word < 4; word++) {
      for (let bits = layer.columnsOf(hand, word); bits !== 0; bits &= bits - 1) {
        const place = <i32>unpermute(columns, word << 6 | <u32>ctz(bits))
        if (place < end && place > best) best = place
      }
    }
    return best
  }

  has (column: u32, number: i64): bool {
    return this.picked.layerIn(this.turnOf(number >> 8)).has(this.dealt.deal.handOf(number), column)
  }

  /** Counted hand by hand within a block, by multiplication over whole blocks. */
  ofColumn (column: u32, from: i64, to: i64): i64 {
    let sum: i64 = 0
    for (let n = from; n < to;) {
      const block = n >> 16
      const layer = this.picked.layerIn(this.turnOf(block))
      if (n === block << 16 && n + BLOCK <= to) {
        const blocks = this.picked.uniform ? (to - n) >> 16 : 1
        sum += blocks * layer.ofColumn(column)
        n += blocks << 16
      } else {
        const end = min(to, (block + 1) << 16)
        sum += this.inBlock(layer, column, n, end)
        n = end
      }
    }
    return sum
  }

  /** Of one column, from number `from` to `to` - 1 of one block. */
  private inBlock (layer: Layer, column: u32, from: i64, to: i64): i32 {
    const deal = this.dealt.deal
    const first = from >> 8
    const last = (to - 1) >> 8
    const order = deal.handsIn(first >> 8)
    let sum = 0
    for (let number = first; number <= last; number++) sum += i32(layer.has(permute(order, <u32>number & 255), column))
    if (this.has(column, first) && (first << 8 | deal.placeOfColumn(column, first)) < from) sum--
    if (this.has(column, last) && (last << 8 | deal.placeOfColumn(column, last)) >= to) sum--
    return sum
  }
}
