// GET /v1/{project_id}/cfw/logs/flow: what the mock is for.
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Config } from '../config.ts'
import type { Clock } from '../clock.ts'
import { AuthHeadersSchema } from '../contract/auth-headers.ts'
import { FlowLogPageSchema } from '../contract/flow-log-page.ts'
import { FlowLogPathSchema } from '../contract/flow-log-path.ts'
import { FlowLogQuerySchema, type FlowLogQuery } from '../contract/flow-log-query.ts'
import { GatewayErrorSchema } from '../contract/gateway-error.ts'
import { ServiceErrorSchema } from '../contract/service-error.ts'
import { encodePage } from '../encode/page.ts'
import { TimeRangeError, UnknownFirewallError } from '../errors.ts'
import { pageOf, type Question } from '../search/page.ts'
import type { Universe } from '../universe/universe.ts'

export interface FlowLogsOptions {
  readonly config: Config
  readonly clock: Clock
  readonly universeOf: (projectId: string, firewallId: string) => Universe
}

const schema = {
  summary: 'Flow logs of a firewall, a page at a time',
  params: FlowLogPathSchema,
  querystring: FlowLogQuerySchema,
  headers: AuthHeadersSchema,
  response: {
    200: Type.Unsafe<Buffer>(FlowLogPageSchema), // it comes encoded
    400: ServiceErrorSchema,
    401: GatewayErrorSchema,
    403: GatewayErrorSchema,
    404: GatewayErrorSchema,
    500: ServiceErrorSchema
  }
}

export const flowLogs: FastifyPluginAsyncTypebox<FlowLogsOptions> = async (app, { config, clock, universeOf }) => {
  app.get('/v1/:project_id/cfw/logs/flow', { schema }, async (request, reply) => {
    const { params, query } = request
    if (config.firewalls?.includes(query.fw_instance_id) === false) throw new UnknownFirewallError()
    if (query.start_time > query.end_time) throw new TimeRangeError()
    const page = pageOf(universeOf(params.project_id, query.fw_instance_id), questionOf(query, config, clock.now()))
    request.page = page
    reply.type('application/json')
    return encodePage(page, config.total === 'page' ? page.count : page.total)
  })
}

function questionOf (query: FlowLogQuery, { order, lag, retention }: Config, now: number): Question {
  const {
    fw_instance_id: _firewall, enterprise_project_id: _enterprise, // neither filters
    start_time: from, end_time: to, limit, offset = 0, log_id: logId, next_date: nextDate, ...filter
  } = query
  return { from, to, filter, order, limit, offset, logId, nextDate, horizon: now - lag, oldest: retention === undefined ? 0 : now - retention }
}
