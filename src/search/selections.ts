/** Loads filters into a world's kernel: looks up once which endpoints, services and stored records pass. The filters used last stay loaded. */
import { LRUCache } from 'lru-cache'
import type { FlowLogFilter } from '../contract/flow-log-filter.ts'
import type { PlantedRecords } from '../universe/planted-records.ts'
import type { StoredRecords } from '../universe/stored-records.ts'
import type { Universe } from '../universe/universe.ts'
import { cacheKeyOf, octetOf, predicateOf } from './filter.ts'

const MOST_FILTERS = 8 // loaded per universe; each takes some 650 KiB, and 4 bytes for each stored record
const UNFILTERED = 0 // the slot of no filter

interface FilterSlots {
  /** Slots of the kernel by the keys of their filters, and those that are free. */
  readonly slots: LRUCache<string, number>
  readonly free: number[]
  /** Addresses in the kernel's memory: of one byte for each client, server and service, then by slot of the stored records' numbers. */
  readonly cast: number
  readonly own: readonly number[]
}

const slotsByUniverse = new WeakMap<Universe, FilterSlots>()

/** The kernel's slot with this filter, which is loaded if it is not there. */
export function slotFor (universe: Universe, filter: FlowLogFilter): number {
  const key = cacheKeyOf(filter)
  if (key === '') return UNFILTERED
  let its = slotsByUniverse.get(universe)
  if (its === undefined) slotsByUniverse.set(universe, its = createSlots(universe))
  const { slots, free } = its
  let slot = slots.get(key)
  if (slot === undefined) {
    if (free.length === 0) slots.pop() // frees the slot that has been unused for longest
    slot = free.pop()!
    loadFilter(universe, its, slot, filter)
    slots.set(key, slot)
  }
  return slot
}

function createSlots ({ kernel, cast: { endpoints, services }, stored }: Universe): FilterSlots {
  const free = Array.from({ length: MOST_FILTERS }, (_, i) => MOST_FILTERS - i) // popped from 1 on: the kernel makes its slots in that order
  return {
    slots: new LRUCache({ max: MOST_FILTERS, dispose: slot => free.push(slot) }),
    free,
    cast: kernel.allocate(2 * endpoints.length + services.length),
    own: Array.from({ length: MOST_FILTERS + 1 }, () => kernel.allocate(stored?.all.byteLength ?? 0))
  }
}

function loadFilter ({ kernel, cast: { endpoints, services }, stored }: Universe, slots: FilterSlots, slot: number, filter: FlowLogFilter): void {
  const clientsAt = slots.cast
  const serversAt = clientsAt + endpoints.length
  const servicesAt = serversAt + endpoints.length
  kernel.writeTable(flags(endpoints, predicateOf(filter, 'client')), clientsAt)
  kernel.writeTable(flags(endpoints, predicateOf(filter, 'server')), serversAt)
  kernel.writeTable(flags(services, predicateOf(filter, 'service')), servicesAt)
  const numbers = stored === undefined ? new Uint32Array() : storedNumbers(stored, filter)
  const numbersAt = slots.own[slot]!
  kernel.writeTable(numbers, numbersAt)
  kernel.setFilter(slot, clientsAt, serversAt, servicesAt, filter.src_port ?? -1, octetOf(filter.src_ip) ?? -1, numbersAt, numbers.length)
}

/** The numbers of the stored records that pass, ascending. Planted ones are looked up by their parts, as computed ones are. */
function storedNumbers ({ all, indices, own: { records }, planted }: StoredRecords, filter: FlowLogFilter): Uint32Array {
  const passes = predicateOf(filter, 'record')
  const passesPlanted = plantedPredicate(planted, filter)
  return all.filter(n => {
    const index = indices[n]!
    return index < records.length ? passes(records[index]!) : passesPlanted(index - records.length)
  })
}

function plantedPredicate ({ endpoints, services, clients, servers, serviceNumbers, clientPorts }: PlantedRecords, filter: FlowLogFilter): (index: number) => boolean {
  const [byClient, byServer, byService] = [flags(endpoints, predicateOf(filter, 'client')), flags(endpoints, predicateOf(filter, 'server')), flags(services, predicateOf(filter, 'service'))]
  const { src_port: port } = filter
  return index => byClient[clients[index]!] === 1 && byServer[servers[index]!] === 1 && byService[serviceNumbers[index]!] === 1 && (port === undefined || port === clientPorts[index])
}

// A loop, because Uint8Array.from with a function takes twenty times as long.
function flags<Subject> (subjects: readonly Subject[], passes: (subject: Subject) => boolean): Uint8Array {
  const table = new Uint8Array(subjects.length)
  for (let i = 0; i < subjects.length; i++) table[i] = Number(passes(subjects[i]!))
  return table
}
