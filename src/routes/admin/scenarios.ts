// /__admin/scenarios: the ground truth about planted attacks, which the vendor's API never shows.
import { Readable } from 'node:stream'
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Config } from '../../config/config.ts'
import { errorBodies } from '../../contract/error-bodies.ts'
import { BadFieldError, NoSuchResourceError } from '../../errors.ts'
import { nextTurn } from '../../next-turn.ts'
import { ScenarioSummarySchema, summaryOf } from '../../scenarios/summary-of.ts'
import type { Scenario } from '../../scenarios/scenario.ts'
import type { StoredRecords } from '../../universe/stored-records.ts'
import type { Universes } from '../../universe/universes.ts'

const WorldSchema = Type.Object({
  project_id: Type.Optional(Type.String({ description: 'The project of the world', minLength: 1 })),
  fw_instance_id: Type.Optional(Type.String({ description: 'Its firewall', minLength: 1 }))
}, { additionalProperties: false })
const ScenariosSchema = Type.Object({ scenarios: Type.Array(ScenarioSummarySchema, { description: 'In the order in which they were given' }) }, { title: 'Scenarios' })
const IdSchema = Type.Object({ id: Type.String({ description: 'The id of a scenario' }) })
const PART = 1_024 // records that are sent at a time

export interface ScenariosOptions {
  readonly config: Config
  readonly scenarios: readonly Scenario[]
  readonly universeOf: Universes
}

export const scenarios: FastifyPluginAsyncTypebox<ScenariosOptions> = async (app, { config, scenarios, universeOf }) => {
  const storedIn = async (projectId: string, firewallId: string): Promise<StoredRecords | undefined> => {
    if (config.firewalls?.includes(firewallId) === false) throw new BadFieldError('fw_instance_id', `must be one of ${config.firewalls.join(', ')}`)
    await universeOf.prepare(projectId, firewallId)
    return universeOf(projectId, firewallId).stored
  }

  app.get('/scenarios', { schema: { summary: 'The attacks that are planted; with a project and a firewall, when, where and how many records', querystring: WorldSchema, response: { 200: ScenariosSchema, 400: errorBodies.ADMIN } } },
    async ({ query: { project_id: projectId, fw_instance_id: firewallId } }) => {
      if ((projectId === undefined) !== (firewallId === undefined)) throw new BadFieldError(projectId === undefined ? 'project_id' : 'fw_instance_id', 'must be given too')
      const stored = projectId === undefined || firewallId === undefined || scenarios.length === 0 ? undefined : await storedIn(projectId, firewallId)
      return { scenarios: scenarios.map(scenario => summaryOf(scenario, stored?.planted)) }
    })

  app.get('/scenarios/:id/records', {
    schema: {
      summary: 'The records that a scenario planted in a world, in lines of JSON, whether they can be seen yet or not',
      produces: ['application/x-ndjson'],
      params: IdSchema,
      querystring: Type.Required(WorldSchema, { additionalProperties: false }),
      response: { 200: Type.Unsafe<Readable>({ type: 'string', description: 'The records, by start' }), 400: errorBodies.ADMIN, 404: errorBodies.ADMIN }
    }
  }, async ({ params: { id }, query: { project_id: projectId, fw_instance_id: firewallId } }, reply) => {
    if (scenarios.every(scenario => scenario.id !== id)) throw new NoSuchResourceError()
    const stored = await storedIn(projectId, firewallId)
    return reply.type('application/x-ndjson').send(Readable.from(linesOf(id, stored)))
  })
}

/** Others have their turn between two parts. */
async function * linesOf (id: string, stored: StoredRecords | undefined): AsyncGenerator<string, void, void> {
  const { first = 0, count = 0 } = stored?.planted.scenarios.find(scenario => scenario.id === id) ?? {}
  for (let from = first; from < first + count; from += PART) {
    const indices = Array.from({ length: Math.min(PART, first + count - from) }, (_, i) => from + i)
    yield indices.map(index => stored?.plantedAt(index)).map(record => record === undefined ? '' : `${JSON.stringify(record)}\n`).join('')
    await nextTurn()
  }
}
