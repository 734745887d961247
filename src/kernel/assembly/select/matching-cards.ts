/** The cards of a deck that pass a filter: those that pass in every phase, and those that pass in one. */
import { DEBUG } from '../base/debug'
import { allocate, setShortAt, setWordAt, shortAt, wordAt } from '../base/memory'
import { permute } from '../base/permutation'
import { CYCLE, PHASES } from '../cards/deal'
import { ALWAYS, Deck, NEVER } from '../cards/deck'
import { CARDS } from '../shared/sizes'
import { CardSet } from './card-set'
import { Filter } from './filter'

export class MatchingCards {
  /** Whether the same cards pass in every phase. */
  uniform: bool = true
  private readonly always: CardSet = new CardSet()
  // The cards that pass in phase p alone are once[phaseBounds[p]] to once[phaseBounds[p + 1] - 1].
  private readonly once: usize = allocate(CARDS * sizeof<u16>())
  private readonly phaseBounds: usize = allocate((PHASES + 2) * sizeof<u32>())
  // All cards that pass in one phase, cached; not used where that is `always`.
  private readonly openSet: CardSet = new CardSet()
  private openPhase: i32 = -1
  /** How many records of a cycle pass. */
  private perCycle: i64 = 0

  applyFilter (filter: Filter, deck: Deck): void {
    this.always.clear()
    memory.fill(this.phaseBounds, 0, (PHASES + 2) * sizeof<u32>())
    this.openPhase = -1
    let once = 0
    for (let card: u32 = 0; card < <u32>CARDS; card++) {
      const phase = filter.phaseOf(deck, card)
      if (phase === ALWAYS) {
        this.always.add(card)
      } else if (phase !== NEVER) {
        once++
        this.addToBound(phase + 2, 1)
      }
    }
    this.uniform = once === 0
    this.perCycle = <i64>this.always.total * PHASES + once
    if (this.uniform) return
    for (let phase = 2; phase < PHASES + 2; phase++) this.addToBound(phase, wordAt(this.phaseBounds, phase - 1))
    for (let card: u32 = 0; card < <u32>CARDS; card++) { // moves phaseBounds[p + 1] from where phase p begins to where it ends
      const phase = filter.phaseOf(deck, card)
      if (phase >= 0) setShortAt(this.once, this.addToBound(phase + 1, 1), card)
    }
    if (DEBUG) assert(wordAt(this.phaseBounds, PHASES) === once, 'the phases end where their cards end')
  }

  /** Adds to phaseBounds; returns what was there. */
  private addToBound (index: i32, more: u32): u32 {
    const before = wordAt(this.phaseBounds, index)
    setWordAt(this.phaseBounds, index, before + more)
    return before
  }

  private onceCountIn (phase: u32): i32 {
    if (DEBUG) assert(phase < <u32>PHASES, 'a phase is 0 to 255')
    return wordAt(this.phaseBounds, phase + 1) - wordAt(this.phaseBounds, phase)
  }

  /** How many cards pass in a phase. */
  countIn (phase: u32): i32 { return this.always.total + this.onceCountIn(phase) }

  /** The i-th card that passes in a phase in which at most FEW do. */
  fewAt (phase: u32, i: i32): u32 {
    const always = this.always.total
    return i < always ? this.always.fewAt(i) : shortAt(this.once, wordAt(this.phaseBounds, phase) + i - always)
  }

  /** The cards that pass in a phase. */
  setIn (phase: u32): CardSet {
    if (this.onceCountIn(phase) === 0) return this.always
    if (phase !== this.openPhase) {
      this.openPhase = phase
      this.openSet.copyFrom(this.always)
      for (let i = wordAt(this.phaseBounds, phase), end = wordAt(this.phaseBounds, phase + 1); i < end; i++) this.openSet.add(shortAt(this.once, i))
    }
    return this.openSet
  }

  /** How many records pass in the first `blocks` blocks of a cycle, whose phases come in that order, and in all cycles before. */
  countBefore (cycle: i64, order: u32, blocks: i32): i64 {
    let sum = 0
    if (blocks <= CYCLE / 2) {
      for (let i = 0; i < blocks; i++) sum += this.countIn(permute(order, i))
      return cycle * this.perCycle + sum
    }
    for (let i = blocks; i < <i32>CYCLE; i++) sum += this.countIn(permute(order, i)) // the shorter side is counted
    return (cycle + 1) * this.perCycle - sum
  }
}
