/** The streams of a world, and for each slot the selections of one filter on them. Slot 0 has no filter. */
import { DEBUG } from './base/debug'
import { Deck } from './cards/deck'
import { Filter } from './select/filter'
import { FilteredSelection } from './select/filtered-selection'
import { Selection } from './select/selection'
import { StoredSelection } from './select/stored-selection'
import { UnfilteredSelection } from './select/unfiltered-selection'
import { STREAMS } from './shared/sizes'
import { ComputedStream } from './streams/computed-stream'
import { StoredStream } from './streams/stored-stream'
import { Stream } from './streams/stream'
import { Timeline } from './time/timeline'

/** All streams: the computed ones, then the own records. */
export const streams = new Array<Stream>()
export const computedStreams = new Array<ComputedStream>()
let storedStream: StoredStream | null = null

const unfiltered = new Array<Selection>()
const slots: Array<Array<Selection>> = [unfiltered]
const filter = new Filter()

/** `rhythm`, `burst`, `cards`, `shortests`, `longests` and `columnShares` are addresses of tables: see ComputedTables in ../kernel.ts. */
export function addComputedStream (
  key: u32, rate: f64, resolution: f64, timeKey: u32, rhythm: usize, burst: usize, deckKey: u32, cards: usize, shortests: usize, longests: usize, columnShares: usize
): void {
  if (DEBUG) assert(storedStream === null && streams.length < STREAMS - 1, 'addComputedStream: at most seven, before the own records')
  const wholeResolution = <i64>resolution
  const timeline = new Timeline(timeKey, rate, wholeResolution, rhythm, burst)
  const stream = new ComputedStream(computedStreams.length, key, timeline, new Deck(deckKey, cards, shortests, longests), columnShares, wholeResolution)
  computedStreams.push(stream)
  streams.push(stream)
  unfiltered.push(new UnfilteredSelection(stream))
}

/** The user's own records: addresses of their starts and ends, of all numbers, ascending, and of the numbers with the latest end first. */
export function addStoredStream (id: i32, longest: f64, count: i32, starts: usize, ends: usize, all: usize, byEnd: usize): void {
  if (DEBUG) assert(storedStream === null && id < STREAMS, 'addStoredStream: once')
  const stored = new StoredStream(id, <i64>longest, count, starts, ends, byEnd)
  const selection = new StoredSelection(stored)
  selection.setNumbers(all, count)
  storedStream = stored
  streams.push(stored)
  unfiltered.push(selection)
}

/** `numbers` is the address of the numbers of a stream's records, ascending, for which own records stand in. */
export function setReplaced (stream: i32, numbers: usize, count: i32): void {
  streams[stream].setReplaced(numbers, count)
}

export function selectionsIn (slot: i32): Array<Selection> {
  if (DEBUG) assert(slot >= 0 && slot < slots.length, 'selectionsIn: a slot that setFilter has set')
  return slots[slot]
}

/** Replaces the filter of a slot, from 1 on. `numbers` is the address of the numbers of the own records that pass, ascending. */
export function setFilter (slot: i32, clients: usize, servers: usize, services: usize, port: i32, octet: i32, numbers: usize, count: i32): void {
  if (DEBUG) assert(slot > 0 && slot <= slots.length, 'setFilter: slots from 1 on, in order')
  if (slot === slots.length) slots.push(newSelections())
  filter.set(clients, servers, services, port, octet, numbers, count)
  const selections = slots[slot]
  for (let i = 0; i < selections.length; i++) {
    selections[i].applyFilter(filter)
    const pending = selections[i].pending
    if (pending !== null) pending.forget()
  }
}

function newSelections (): Array<Selection> {
  const selections = new Array<Selection>()
  for (let i = 0; i < computedStreams.length; i++) selections.push(new FilteredSelection(computedStreams[i]))
  const stored = storedStream
  if (stored !== null) selections.push(new StoredSelection(stored))
  return selections
}
