/** The streams of a world, and the selections on them that are kept ready. */
import { Chosen } from './select/stored-selection'
import { Deck } from './cards/deck'
import { Everything } from './select/unfiltered-selection'
import { Filter } from './select/filter'
import { Picked } from './select/filtered-selection'
import { Selection } from './select/selection'
import { Dealt, Listed, Stream } from './streams/stream'
import { Timeline } from './time/timeline'

/** All of them, the own records last. */
export const streams = new Array<Stream>()
/** The computed ones. */
export const dealts = new Array<Dealt>()
let listed: Listed | null = null

const everything = new Array<Selection>()
const slots: Array<Array<Selection>> = [everything]
const filter = new Filter()

/** A computed stream: `rhythm`, `burst`, `cards`, `shortests`, `longests` and `within` lie where TypeScript has laid them. */
export function deal (
  key: u32, rate: f64, resolution: f64, timeKey: u32, rhythm: usize, burst: usize, deckKey: u32, cards: usize, shortests: usize, longests: usize, within: usize
): void {
  const grain = <i64>resolution
  const dealt = new Dealt(dealts.length, key, new Timeline(timeKey, rate, grain, rhythm, burst), new Deck(deckKey, cards, shortests, longests), within, grain)
  dealts.push(dealt)
  streams.push(dealt)
  everything.push(new Everything(dealt))
}

/** The user's own records: `all` are their numbers, ascending, and `byEnd` by falling end. */
export function list (id: i32, longest: f64, count: i32, starts: usize, ends: usize, all: usize, byEnd: usize): void {
  const own = new Listed(id, <i64>longest, count, starts, ends, byEnd)
  const chosen = new Chosen(own)
  chosen.take(all, count)
  listed = own
  streams.push(own)
  everything.push(chosen)
}

/** Slot 0 is every record. */
export function selections (slot: i32): Array<Selection> {
  return slots[slot]
}

/** Puts the selections of a filter into a slot, from 1 on, in place of those that were there; own records by their numbers, ascending. */
export function select (slot: i32, clients: usize, servers: usize, services: usize, port: i32, octet: i32, numbers: usize, count: i32): void {
  if (slot === slots.length) slots.push(fresh())
  filter.set(clients, servers, services, port, octet, numbers, count)
  const selected = slots[slot]
  for (let i = 0; i < selected.length; i++) selected[i].pick(filter)
}

function fresh (): Array<Selection> {
  const made = new Array<Selection>()
  for (let i = 0; i < dealts.length; i++) made.push(new Picked(dealts[i]))
  const own = listed
  if (own !== null) made.push(new Chosen(own))
  return made
}
