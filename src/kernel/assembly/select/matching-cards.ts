/** The cards of a deck that pass a filter: those that do in every turn, and those that do in one. */
import { SHOE } from '../cards/deal'
import { ALWAYS, Deck, NEVER } from '../cards/deck'
import { Filter } from './filter'
import { Layer } from './card-set'
import { room, shortAt, wordAt } from '../base/memory'
import { permute } from '../base/permutation'
import { CARDS } from '../shared/sizes'

const TURNS: i32 = 256

export class Pick {
  /** Whether every turn is alike. */
  uniform: bool = true
  private readonly base: Layer = new Layer() // what passes in every turn
  // What passes in one turn: the cards of turn t are once[firstOnce[t]] to once[firstOnce[t + 1] - 1].
  private readonly once: usize = room(CARDS * sizeof<u16>())
  private readonly firstOnce: usize = room((TURNS + 2) * sizeof<u32>())
  // All that passes in the turn that was last asked for, where that is more than the base.
  private readonly turned: Layer = new Layer()
  private openTurn: i32 = -1
  /** How many records of 256 turns pass. */
  private perShoe: i64 = 0

  /** Looks a filter up in a deck. */
  lookUp (filter: Filter, deck: Deck): void {
    this.base.clear()
    memory.fill(this.firstOnce, 0, (TURNS + 2) * sizeof<u32>())
    this.openTurn = -1
    let once = 0
    for (let card: u32 = 0; card < <u32>CARDS; card++) {
      const turn = filter.turnOf(deck, card)
      if (turn === ALWAYS) {
        this.base.add(card)
      } else if (turn !== NEVER) {
        once++
        this.countOnce(turn + 2, 1)
      }
    }
    this.uniform = once === 0
    this.perShoe = <i64>this.base.total * TURNS + once
    if (this.uniform) return
    for (let turn = 2; turn < TURNS + 2; turn++) this.countOnce(turn, wordAt(this.firstOnce, turn - 1))
    for (let card: u32 = 0; card < <u32>CARDS; card++) { // firstOnce[t + 1] moves from where turn t begins to where it ends
      const turn = filter.turnOf(deck, card)
      if (turn >= 0) store<u16>(this.once + (<usize>this.countOnce(turn + 1, 1) << 1), card)
    }
  }

  /** Adds to firstOnce; gives what was there. */
  private countOnce (index: i32, more: u32): u32 {
    const before = wordAt(this.firstOnce, index)
    store<u32>(this.firstOnce + (<usize>index << 2), before + more)
    return before
  }

  private onceIn (turn: u32): i32 {
    return wordAt(this.firstOnce, turn + 1) - wordAt(this.firstOnce, turn)
  }

  /** How many cards pass in a turn. */
  totalIn (turn: u32): i32 {
    return this.base.total + this.onceIn(turn)
  }

  /** The i-th card that passes in a turn, if they are few. */
  fewAt (turn: u32, i: i32): u32 {
    const many = this.base.total
    return i < many ? this.base.fewAt(i) : shortAt(this.once, wordAt(this.firstOnce, turn) + i - many)
  }

  /** The cards that pass in a turn. */
  layerIn (turn: u32): Layer {
    if (this.onceIn(turn) === 0) return this.base
    if (turn !== this.openTurn) {
      this.openTurn = turn
      this.turned.become(this.base)
      for (let i = wordAt(this.firstOnce, turn), end = wordAt(this.firstOnce, turn + 1); i < end; i++) this.turned.add(shortAt(this.once, i))
    }
    return this.turned
  }

  /** How many records pass in the first `place` blocks of a shoe, whose turns come in that order, and in all shoes before. */
  before (shoe: i64, order: u32, place: i32): i64 {
    let sum = 0
    if (place <= SHOE / 2) {
      for (let i = 0; i < place; i++) sum += this.totalIn(permute(order, i))
      return shoe * this.perShoe + sum
    }
    for (let i = place; i < <i32>SHOE; i++) sum += this.totalIn(permute(order, i)) // the shorter side is counted
    return (shoe + 1) * this.perShoe - sum
  }
}
