/** The streams of a world, and the selections on them that are kept ready. */
import { Chosen } from './chosen'
import { Deck } from './deck'
import { Everything } from './everything'
import { Filter, Picked } from './picked'
import { Selection } from './selection'
import { Dealt, Listed, Stream } from './stream'
import { Timeline } from './timeline'

/** All of them, the own records last. */
export const streams = new Array<Stream>()
/** The computed ones. */
export const dealts = new Array<Dealt>()
let listed: Listed | null = null

const everything = new Array<Selection>()
const slots = new Array<Slot>()
const filter = new Filter()

/** A computed stream: `longest` bounds its sessions (ms); `rhythm`, `burst`, `cards`, `shortests`, `longests` and `within` lie where TypeScript has laid them. */
export function deal (
  id: i32, longest: f64, resolution: f64, key: u32, rate: f64, timeKey: u32, rhythm: usize, burst: usize,
  deckKey: u32, cards: usize, shortests: usize, longests: usize, within: usize
): void {
  const grain = <i64>resolution
  const dealt = new Dealt(id, <i64>longest, key, new Timeline(timeKey, rate, grain, rhythm, burst), new Deck(deckKey, cards, shortests, longests), within, grain)
  dealts.push(dealt)
  streams.push(dealt)
  everything.push(new Everything(dealt))
}

/** The user's own records: `all` are their numbers, ascending, and `byEnd` by falling end. */
export function list (id: i32, longest: f64, count: i32, starts: usize, ends: usize, all: usize, byEnd: usize): void {
  const own = new Listed(id, <i64>longest, count, starts, ends, byEnd)
  const chosen = new Chosen(own)
  chosen.choose(all, count)
  listed = own
  streams.push(own)
  everything.push(chosen)
}

/** The selections of a filter, on every stream. */
class Slot {
  readonly all: Array<Selection> = new Array<Selection>()
  private readonly picked: Array<Picked> = new Array<Picked>()
  private chosen: Chosen | null = null

  constructor () {
    for (let i = 0; i < dealts.length; i++) {
      const picked = new Picked(dealts[i])
      this.picked.push(picked)
      this.all.push(picked)
    }
    const own = listed
    if (own !== null) {
      const chosen = new Chosen(own)
      this.chosen = chosen
      this.all.push(chosen)
    }
  }

  select (filter: Filter, numbers: usize, count: i32): void {
    for (let i = 0; i < this.picked.length; i++) this.picked[i].pick(filter)
    const chosen = this.chosen
    if (chosen !== null) chosen.choose(numbers, count)
  }
}

/** Slot 0 is every record. */
export function selections (slot: i32): Array<Selection> {
  return slot === 0 ? everything : slots[slot - 1].all
}

/** Puts the selections of a filter into a slot, from 1 on, in place of those that were there; own records by their numbers, ascending. */
export function select (slot: i32, clients: usize, servers: usize, services: usize, port: i32, octet: i32, numbers: usize, count: i32): void {
  if (slot > slots.length) slots.push(new Slot())
  filter.set(clients, servers, services, port, octet)
  slots[slot - 1].select(filter, numbers, count)
}
