/** The selections of filters, looked up in a world's decks once; those last asked for are kept ready in its kernel. */
import { LRUCache } from 'lru-cache'
import type { Universe } from '../universe/universe.ts'
import { octetOf, passesDst, passesRecord, passesService, passesSrc, textOf, type FlowLogFilter } from './filter.ts'

const FILTERS = 8 // kept per universe; the room for each is 590 KiB, and as much as numbers of own records take
const EVERYTHING = 0 // the slot of no filter

interface Kept {
  /** Slots of the kernel by what their filters ask, and those that are free. */
  readonly slots: LRUCache<string, number>
  readonly free: number[]
  /** Where in the kernel it is laid what passes: clients, servers, services; then, for each slot, own records. */
  readonly cast: number
  readonly own: readonly number[]
}

const kept = new WeakMap<Universe, Kept>()

/** The slot of the kernel that has the filter ready. */
export function slotOf (universe: Universe, filter: FlowLogFilter): number {
  const text = textOf(filter)
  if (text === '') return EVERYTHING
  let its = kept.get(universe)
  if (its === undefined) kept.set(universe, its = room(universe))
  const { slots, free } = its
  let slot = slots.get(text)
  if (slot === undefined) {
    if (free.length === 0) slots.pop() // the longest untouched, which is free then
    slot = free.pop()!
    select(universe, its, slot, filter)
    slots.set(text, slot)
  }
  return slot
}

function room ({ kernel, cast: { endpoints, services }, own }: Universe): Kept {
  const free = Array.from({ length: FILTERS }, (_, i) => FILTERS - i) // from 1 on, as slots are to be used for the first time
  return {
    slots: new LRUCache({ max: FILTERS, dispose: slot => free.push(slot) }),
    free,
    cast: kernel.allocate(2 * endpoints.length + services.length),
    own: Array.from({ length: FILTERS + 1 }, () => kernel.allocate(own?.all.byteLength ?? 0))
  }
}

function select ({ kernel, cast: { endpoints, services }, own }: Universe, room: Kept, slot: number, filter: FlowLogFilter): void {
  const clients = room.cast
  const servers = clients + endpoints.length
  const spoken = servers + endpoints.length
  kernel.writeTable(Uint8Array.from(endpoints, endpoint => Number(passesSrc(endpoint, filter))), clients)
  kernel.writeTable(Uint8Array.from(endpoints, endpoint => Number(passesDst(endpoint, filter))), servers)
  kernel.writeTable(Uint8Array.from(services, service => Number(passesService(service, filter))), spoken)
  const chosen = own?.all.filter(n => passesRecord(own.records[n]!, filter)) ?? new Uint32Array()
  const numbers = room.own[slot]!
  kernel.writeTable(chosen, numbers)
  kernel.setFilter(slot, clients, servers, spoken, filter.src_port ?? -1, octetOf(filter.src_ip) ?? -1, numbers, chosen.length)
}
