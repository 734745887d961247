/** The streams of a world, and the selections on them that are kept ready. */
import { StoredSelection } from './select/stored-selection'
import { Deck } from './cards/deck'
import { UnfilteredSelection } from './select/unfiltered-selection'
import { Filter } from './select/filter'
import { FilteredSelection } from './select/filtered-selection'
import { Selection } from './select/selection'
import { ComputedStream, StoredStream, Stream } from './streams/stream'
import { Timeline } from './time/timeline'

/** All of them, the own records last. */
export const streams = new Array<Stream>()
/** The computed ones. */
export const computedStreams = new Array<ComputedStream>()
let storedStream: StoredStream | null = null

const unfiltered = new Array<Selection>()
const slots: Array<Array<Selection>> = [unfiltered]
const filter = new Filter()

/** A computed stream: `rhythm`, `burst`, `cards`, `shortests`, `longests` and `within` lie where TypeScript has laid them. */
export function addComputedStream (
  key: u32, rate: f64, resolution: f64, timeKey: u32, rhythm: usize, burst: usize, deckKey: u32, cards: usize, shortests: usize, longests: usize, within: usize
): void {
  const grain = <i64>resolution
  const dealt = new ComputedStream(computedStreams.length, key, new Timeline(timeKey, rate, grain, rhythm, burst), new Deck(deckKey, cards, shortests, longests), within, grain)
  computedStreams.push(dealt)
  streams.push(dealt)
  unfiltered.push(new UnfilteredSelection(dealt))
}

/** The user's own records: `all` are their numbers, ascending, and `byEnd` by falling end. */
export function addStoredStream (id: i32, longest: f64, count: i32, starts: usize, ends: usize, all: usize, byEnd: usize): void {
  const own = new StoredStream(id, <i64>longest, count, starts, ends, byEnd)
  const chosen = new StoredSelection(own)
  chosen.setNumbers(all, count)
  storedStream = own
  streams.push(own)
  unfiltered.push(chosen)
}

/** Slot 0 is every record. */
export function selectionsIn (slot: i32): Array<Selection> {
  return slots[slot]
}

/** Puts the selections of a filter into a slot, from 1 on, in place of those that were there; own records by their numbers, ascending. */
export function setFilter (slot: i32, clients: usize, servers: usize, services: usize, port: i32, octet: i32, numbers: usize, count: i32): void {
  if (slot === slots.length) slots.push(newSelections())
  filter.set(clients, servers, services, port, octet, numbers, count)
  const selected = slots[slot]
  for (let i = 0; i < selected.length; i++) selected[i].applyFilter(filter)
}

function newSelections (): Array<Selection> {
  const made = new Array<Selection>()
  for (let i = 0; i < computedStreams.length; i++) made.push(new FilteredSelection(computedStreams[i]))
  const own = storedStream
  if (own !== null) made.push(new StoredSelection(own))
  return made
}
