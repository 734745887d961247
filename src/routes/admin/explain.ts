// GET /__admin/explain: why an answer is what it is; as JSON, or for people.
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { parse } from 'fast-querystring'
import type { Clock } from '../../clock.ts'
import type { Config } from '../../config/config.ts'
import { SettingSchema } from '../../config/setting-schema.ts'
import { instant } from '../../config/value-type.ts'
import { errorBodies } from '../../contract/error-bodies.ts'
import { FlowLogQuerySchema } from '../../contract/flow-log-query.ts'
import { BadFieldError } from '../../errors.ts'
import { nextTurn } from '../../next-turn.ts'
import { explain as explained } from '../../search/explain.ts'
import { explanationReport } from '../../search/explanation-report.ts'
import { ExplanationSchema, type Explanation } from '../../search/explanation-schema.ts'
import type { Universes } from '../../universe/universes.ts'
import { forPeople } from './for-people.ts'

export interface ExplainOptions {
  readonly config: Config
  readonly clock: Pick<Clock, 'now'>
  readonly universeOf: Universes
}

const schema = {
  summary: 'Why an answer is what it is; for people with Accept: text/plain',
  querystring: Type.Object({
    project_id: Type.String({ description: 'Project that was asked', minLength: 1 }),
    cut: Type.Optional(SettingSchema(instant, { description: 'As it was when flows that had ended by this time could be seen; as it is now, if left out' })),
    ...FlowLogQuerySchema.properties
  }),
  response: { 200: Type.Unsafe<Explanation | string>(ExplanationSchema), 400: errorBodies.ADMIN }
}

export const explain: FastifyPluginAsyncTypebox<ExplainOptions> = async (app, { config, clock, universeOf }) => {
  app.get('/explain', { schema }, async (request, reply) => {
    const { query: { project_id: projectId, cut, ...query }, url } = request
    const { fw_instance_id: firewallId } = query
    if (config.firewalls?.includes(firewallId) === false) throw new BadFieldError('fw_instance_id', `must be one of ${config.firewalls.join(', ')}`)
    if (query.start_time > query.end_time) throw new BadFieldError('start_time', 'must not be after end_time')
    const { project_id: _, cut: __, ...sent } = parse(url.slice(url.indexOf('?') + 1))
    const horizon = instant.read(cut)
    const now = horizon === undefined ? clock.now() : horizon + config.lag
    await universeOf.prepare(projectId, firewallId)
    const explanation = await explained({ universe: universeOf(projectId, firewallId), query, sent, settings: config, now, breathe: nextTurn })
    return forPeople(request, reply, explanation, explanationReport)
  })
}
