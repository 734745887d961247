/** The records that the scenarios of a world plant, as columns by index: those of one scenario after those of another. */
import type { FlowLog } from '../contract/flow-log.ts'
import type { Endpoint, ProtocolStyle, ServiceFields } from './cast.ts'
import { dstFieldsOf, serviceFieldsOf, srcFieldsOf } from './card-fields.ts'

/** Of a world, and so of a scenario. */
export const MOST_PLANTED = 1_000_000

export interface PlantedScenario {
  readonly id: string
  /** Its own part of the ids of planted records, from 0 to SLOTS - 1. */
  readonly slot: number
  /** Its records are `count` from this index on, in the order of their starts. */
  readonly first: number
  readonly count: number
}

export interface PlantedRecords {
  readonly scenarios: readonly PlantedScenario[]
  readonly endpoints: readonly Endpoint[]
  readonly services: readonly ServiceFields[]
  // Columns. Clients, servers and services are indices of the above.
  readonly starts: Float64Array
  readonly ends: Float64Array
  readonly bytes: Float64Array
  readonly packets: Uint32Array
  readonly clientPorts: Uint16Array
  readonly clients: Uint32Array
  readonly servers: Uint32Array
  readonly serviceNumbers: Uint32Array
}

/** A record's number in the stored stream, before it is known where it stands there: its id says it. */
const SLOT_SIZE = 1_048_576 // 2 ** 20, at least MOST_PLANTED
export const SLOTS = 1_048_576

export function scenarioAt ({ scenarios }: PlantedRecords, index: number): PlantedScenario {
  return scenarios.find(({ first, count }) => index < first + count)! // the last one ends with the columns
}

/** A name of a planted record that does not depend on the other scenarios, from 0 to 2^40 - 1. */
export function nameAt (planted: PlantedRecords, index: number): number {
  const { slot, first } = scenarioAt(planted, index)
  return slot * SLOT_SIZE + index - first
}

/** The index of the planted record with this name. */
export function indexNamed ({ scenarios }: PlantedRecords, name: number): number | undefined {
  const index = name % SLOT_SIZE
  const scenario = scenarios.find(({ slot, count }) => slot === Math.floor(name / SLOT_SIZE) && index < count)
  return scenario && scenario.first + index
}

export function plantedFlowLog (planted: PlantedRecords, index: number, logId: string, style: ProtocolStyle): FlowLog {
  const { starts, ends, bytes, packets, clientPorts, clients, servers, serviceNumbers, endpoints, services } = planted
  return {
    log_id: logId,
    start_time: starts[index]!,
    end_time: ends[index]!,
    bytes: bytes[index]!,
    packets: packets[index]!,
    ...srcFieldsOf(endpoints[clients[index]!]!, ''),
    src_port: clientPorts[index]!,
    ...dstFieldsOf(endpoints[servers[index]!]!),
    ...serviceFieldsOf(services[serviceNumbers[index]!]!, style)
  }
}

export const NOTHING_PLANTED: PlantedRecords = {
  scenarios: [],
  endpoints: [],
  services: [],
  starts: new Float64Array(),
  ends: new Float64Array(),
  bytes: new Float64Array(),
  packets: new Uint32Array(),
  clientPorts: new Uint16Array(),
  clients: new Uint32Array(),
  servers: new Uint32Array(),
  serviceNumbers: new Uint32Array()
}
