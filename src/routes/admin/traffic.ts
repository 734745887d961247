// GET /__admin/traffic and /__admin/traffic/top: the flows of a window, counted over time and by their most frequent values.
import type { ServerResponse } from 'node:http'
import { Type, type FastifyPluginAsyncTypebox, type Static } from '@fastify/type-provider-typebox'
import type { Clock } from '../../clock.ts'
import type { Config } from '../../config/config.ts'
import { SettingSchema } from '../../config/setting-schema.ts'
import { instant } from '../../config/value-type.ts'
import { errorBodies } from '../../contract/error-bodies.ts'
import { FlowLogFilterSchema } from '../../contract/flow-log-filter.ts'
import { StringEnum } from '../../contract/string-enum.ts'
import { BadFieldError, CallerGoneError } from '../../errors.ts'
import { nextTurn } from '../../next-turn.ts'
import type { Question } from '../../search/page.ts'
import { questionOf } from '../../search/question.ts'
import { SERIES_FIELDS } from '../../search/series-values.ts'
import { LONGEST_TOP, MOST_COUNTED, TOP_FIELDS, topValuesOf } from '../../search/top-values.ts'
import { trafficOf } from '../../search/traffic.ts'
import type { Universes } from '../../universe/universes.ts'

const count = (description: string) => Type.Integer({ description, minimum: 0 })
const ms = (description: string) => Type.Integer({ description: `${description}, in ms since 1970`, minimum: 0 })
const window = { from: ms('Begin of the window'), to: ms('Its end, which is in') }

const WindowSchema = Type.Object({
  project_id: Type.String({ description: 'Project whose firewall is asked', minLength: 1 }),
  fw_instance_id: Type.String({ description: 'Firewall to ask', minLength: 1 }),
  from: SettingSchema(instant, { description: 'Begin of the window, ISO 8601 or ms since 1970' }),
  to: SettingSchema(instant, { description: 'End of the window, which is in, ISO 8601 or ms since 1970' }),
  ...FlowLogFilterSchema.properties
}, { additionalProperties: false })

const TrafficQuerySchema = Type.Object({
  ...WindowSchema.properties,
  buckets: Type.Optional(Type.Integer({ description: 'Into how many parts the window is cut', minimum: 1, maximum: 2_000, default: 200 })),
  by: Type.Optional(StringEnum(SERIES_FIELDS, { description: 'What makes a series', default: 'direction' }))
}, { additionalProperties: false })

const TrafficSchema = Type.Object({
  ...window,
  buckets: Type.Array(ms('When a bucket begins')),
  series: Type.Array(Type.Object({ name: Type.String(), counts: Type.Array(count('Flows that start in the bucket')) }), { description: 'Most frequent first; "other" is the rest' }),
  total: count('Flows that start in the window')
}, { title: 'Traffic' })

const TopSchema = Type.Array(Type.Object({ value: Type.String(), count: count('How many of the counted records have it') }), { maxItems: LONGEST_TOP })
const TopValuesSchema = Type.Object({
  ...window,
  total: count('Flows that start in the window'),
  counted: count(`How many of them were counted: all, or a sample if there are more than ${MOST_COUNTED}`),
  exact: Type.Boolean({ description: 'Whether all were counted' }),
  top: Type.Object(Object.fromEntries(TOP_FIELDS.map(field => [field, TopSchema])), { description: 'By field, most frequent first' })
}, { title: 'TopValues' })

export interface TrafficOptions {
  readonly config: Config
  readonly clock: Clock
  readonly universeOf: Universes
}

export const traffic: FastifyPluginAsyncTypebox<TrafficOptions> = async (app, { config, clock, universeOf }) => {
  const inTurn = oneAtATime()

  const questionIn = ({ from: begin, to: end, project_id: _, ...query }: Static<typeof WindowSchema>): Question => {
    const [from = 0, to = 0] = [instant.read(begin), instant.read(end)]
    if (from > to) throw new BadFieldError('from', 'must not be after to')
    if (config.firewalls?.includes(query.fw_instance_id) === false) throw new BadFieldError('fw_instance_id', `must be one of ${config.firewalls.join(', ')}`)
    return questionOf({ ...query, start_time: from, end_time: to, limit: 1 }, config, clock.now())
  }

  app.get('/traffic', { schema: { summary: 'Flows over time, exactly counted', querystring: TrafficQuerySchema, response: { 200: TrafficSchema, 400: errorBodies.ADMIN } } }, async ({ query }, reply) => {
    const { buckets = 200, by = 'direction', ...window } = query
    const question = questionIn(window)
    await universeOf.prepare(query.project_id, query.fw_instance_id)
    return inTurn(async () => ({ from: question.from, to: question.to, ...await trafficOf(universeOf(query.project_id, query.fw_instance_id), question, { buckets, by }, breathe(reply.raw)) }))
  })

  app.get('/traffic/top', { schema: { summary: 'The most frequent values of a window', querystring: WindowSchema, response: { 200: TopValuesSchema, 400: errorBodies.ADMIN } } }, async ({ query }, reply) => {
    const question = questionIn(query)
    await universeOf.prepare(query.project_id, query.fw_instance_id)
    return inTurn(async () => {
      const { total, counted, top } = await topValuesOf(universeOf(query.project_id, query.fw_instance_id), question, breathe(reply.raw))
      return { from: question.from, to: question.to, total, counted, exact: counted === total, top }
    })
  })
}

/** Lets others have their turn, and ends what nobody waits for. */
const breathe = (response: ServerResponse) => async () => {
  if (response.destroyed) throw new CallerGoneError()
  await nextTurn()
}

/** Many answers at once would need much memory, and would take the loaded filters from each other. */
function oneAtATime () {
  let last: Promise<unknown> = Promise.resolve()
  return async <Result>(work: () => Promise<Result>): Promise<Result> => {
    const result = last.then(work, work)
    last = result
    return result
  }
}
