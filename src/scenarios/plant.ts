// Makes the records of the scenarios of a world.
import { keyOf } from '../universe/draw.ts'
import type { PlantedRecords, PlantedScenario } from '../universe/planted-records.ts'
import { estateOf } from '../universe/population.ts'
import { RESOLUTIONS, type UniverseSettings } from '../universe/settings.ts'
import type { Planter } from '../universe/universes.ts'
import { plotOf, type Plot } from './plot.ts'
import type { Scenario } from './scenario.ts'
import { slotOf } from './slot-of.ts'

const TURN = 8_192 // records that are made before others have their turn

/** `start` is the clock's time at the start, in ms since 1970. Undefined where there are no scenarios. */
export function planterOf (scenarios: readonly Scenario[], { rate, resolution }: Pick<UniverseSettings, 'rate' | 'resolution'>, start: number): Planter | undefined {
  if (scenarios.length === 0) return undefined
  const tick = RESOLUTIONS[resolution]
  return function * (projectId, firewallId, key) {
    const estate = estateOf(rate || 1, key) // without traffic of its own, a world has the hosts of one flow a second
    const plots: Plot[] = []
    for (const scenario of scenarios) {
      const { id, project_id: project = projectId, fw_instance_id: firewall = firewallId } = scenario
      if (project !== projectId || firewall !== firewallId) continue
      plots.push(plotOf(scenario, estate, keyOf(key, 'scenario', id), start, tick))
      yield
    }
    return yield * recordsOf(plots)
  }
}

function * recordsOf (plots: readonly Plot[]): Generator<void, PlantedRecords> {
  const scenarios: PlantedScenario[] = []
  let total = 0
  for (const { id, count } of plots) {
    scenarios.push({ id, slot: slotOf(id), first: total, count })
    total += count
  }
  const columns = {
    starts: new Float64Array(total),
    ends: new Float64Array(total),
    bytes: new Float64Array(total),
    packets: new Uint32Array(total),
    clientPorts: new Uint16Array(total),
    clients: new Uint32Array(total),
    servers: new Uint32Array(total),
    serviceNumbers: new Uint32Array(total)
  }
  let [index, firstEndpoint, firstService] = [0, 0, 0]
  for (const { count, endpoints, services, sessionAt } of plots) {
    for (let n = 0; n < count; n++, index++) {
      if (n % TURN === 0) yield
      const { start, duration, bytes, packets, clientPort, client, server, service } = sessionAt(n)
      columns.starts[index] = start
      columns.ends[index] = start + duration
      columns.bytes[index] = bytes
      columns.packets[index] = packets
      columns.clientPorts[index] = clientPort
      columns.clients[index] = firstEndpoint + client
      columns.servers[index] = firstEndpoint + server
      columns.serviceNumbers[index] = firstService + service
    }
    firstEndpoint += endpoints.length
    firstService += services.length
  }
  return { scenarios, endpoints: plots.flatMap(({ endpoints }) => endpoints), services: plots.flatMap(({ services }) => services), ...columns }
}
