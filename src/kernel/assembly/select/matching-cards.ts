/** The cards of a deck that pass a filter: those that do in every turn, and those that do in one. */
import { CYCLE } from '../cards/deal'
import { ALWAYS, Deck, NEVER } from '../cards/deck'
import { Filter } from './filter'
import { CardSet } from './card-set'
import { allocate, shortAt, wordAt } from '../base/memory'
import { permute } from '../base/permutation'
import { CARDS } from '../shared/sizes'

const PHASES: i32 = 256

export class MatchingCards {
  /** Whether every turn is alike. */
  uniform: bool = true
  private readonly always: CardSet = new CardSet() // what passes in every turn
  // What passes in one turn: the cards of turn t are once[firstOnce[t]] to once[firstOnce[t + 1] - 1].
  private readonly once: usize = allocate(CARDS * sizeof<u16>())
  private readonly phaseBounds: usize = allocate((PHASES + 2) * sizeof<u32>())
  // All that passes in the turn that was last asked for, where that is more than the base.
  private readonly openSet: CardSet = new CardSet()
  private openPhase: i32 = -1
  /** How many records of 256 turns pass. */
  private perCycle: i64 = 0

  /** Looks a filter up in a deck. */
  applyFilter (filter: Filter, deck: Deck): void {
    this.always.clear()
    memory.fill(this.phaseBounds, 0, (PHASES + 2) * sizeof<u32>())
    this.openPhase = -1
    let once = 0
    for (let card: u32 = 0; card < <u32>CARDS; card++) {
      const turn = filter.phaseOf(deck, card)
      if (turn === ALWAYS) {
        this.always.add(card)
      } else if (turn !== NEVER) {
        once++
        this.addToBound(turn + 2, 1)
      }
    }
    this.uniform = once === 0
    this.perCycle = <i64>this.always.total * PHASES + once
    if (this.uniform) return
    for (let turn = 2; turn < PHASES + 2; turn++) this.addToBound(turn, wordAt(this.phaseBounds, turn - 1))
    for (let card: u32 = 0; card < <u32>CARDS; card++) { // firstOnce[t + 1] moves from where turn t begins to where it ends
      const turn = filter.phaseOf(deck, card)
      if (turn >= 0) store<u16>(this.once + (<usize>this.addToBound(turn + 1, 1) << 1), card)
    }
  }

  /** Adds to firstOnce; gives what was there. */
  private addToBound (index: i32, more: u32): u32 {
    const countBefore = wordAt(this.phaseBounds, index)
    store<u32>(this.phaseBounds + (<usize>index << 2), countBefore + more)
    return countBefore
  }

  private onceCountIn (turn: u32): i32 {
    return wordAt(this.phaseBounds, turn + 1) - wordAt(this.phaseBounds, turn)
  }

  /** How many cards pass in a turn. */
  countIn (turn: u32): i32 {
    return this.always.total + this.onceCountIn(turn)
  }

  /** The i-th card that passes in a turn, if they are few. */
  fewAt (turn: u32, i: i32): u32 {
    const many = this.always.total
    return i < many ? this.always.fewAt(i) : shortAt(this.once, wordAt(this.phaseBounds, turn) + i - many)
  }

  /** The cards that pass in a turn. */
  setIn (turn: u32): CardSet {
    if (this.onceCountIn(turn) === 0) return this.always
    if (turn !== this.openPhase) {
      this.openPhase = turn
      this.openSet.copyFrom(this.always)
      for (let i = wordAt(this.phaseBounds, turn), end = wordAt(this.phaseBounds, turn + 1); i < end; i++) this.openSet.add(shortAt(this.once, i))
    }
    return this.openSet
  }

  /** How many records pass in the first `place` blocks of a shoe, whose turns come in that order, and in all shoes before. */
  before (shoe: i64, order: u32, place: i32): i64 {
    let sum = 0
    if (place <= CYCLE / 2) {
      for (let i = 0; i < place; i++) sum += this.countIn(permute(order, i))
      return shoe * this.perCycle + sum
    }
    for (let i = place; i < <i32>CYCLE; i++) sum += this.countIn(permute(order, i)) // the shorter side is counted
    return (shoe + 1) * this.perCycle - sum
  }
}
