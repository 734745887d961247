// What is planted: a scenario, and in one world when, where and how many records.
import { Type, type Static } from '@sinclair/typebox'
import type { PlantedRecords } from '../universe/planted-records.ts'
import { ScenarioSchema, type Scenario } from './scenario.ts'

const MOST_HOSTS = 100

const HostsSchema = (description: string) => Type.Array(Type.String(), { description: `${description}; the first ${MOST_HOSTS}`, maxItems: MOST_HOSTS })
const PlantedSchema = Type.Object({
  records: Type.Integer({ description: 'How many', minimum: 0 }),
  from: Type.Optional(Type.Integer({ description: 'When the first one starts, in ms since 1970' })),
  to: Type.Optional(Type.Integer({ description: 'When the last one ends' })),
  clients: HostsSchema('Addresses that open its flows'),
  servers: HostsSchema('Addresses that its flows go to')
}, { title: 'PlantedScenario', description: 'In the world that was asked for' })

const { id, description, kind, project_id: projectId, fw_instance_id: firewallId } = ScenarioSchema.properties
export const ScenarioSummarySchema = Type.Object({ id, description, kind, project_id: projectId, fw_instance_id: firewallId, planted: Type.Optional(PlantedSchema) }, { title: 'ScenarioSummary' })
export type ScenarioSummary = Static<typeof ScenarioSummarySchema>

/** `planted` is what all scenarios planted in a world. */
export function summaryOf ({ id, description, kind, project_id: projectId, fw_instance_id: firewallId }: Scenario, planted: PlantedRecords | undefined): ScenarioSummary {
  return {
    id,
    description,
    kind,
    ...projectId !== undefined && { project_id: projectId },
    ...firewallId !== undefined && { fw_instance_id: firewallId },
    ...planted !== undefined && { planted: plantedBy(id, planted) }
  }
}

function plantedBy (id: string, { scenarios, endpoints, starts, ends, clients, servers }: PlantedRecords): Static<typeof PlantedSchema> {
  const { first = 0, count = 0 } = scenarios.find(scenario => scenario.id === id) ?? {}
  const addressesIn = (column: Uint32Array) => {
    const found = new Set<number>()
    for (let index = first; index < first + count && found.size < MOST_HOSTS; index++) found.add(column[index]!)
    return [...found].map(endpoint => endpoints[endpoint]!.ip)
  }
  const last = ends.subarray(first, first + count).reduce((last, end) => Math.max(last, end), 0)
  return { records: count, ...count > 0 && { from: starts[first]!, to: last }, clients: addressesIn(clients), servers: addressesIn(servers) }
}
