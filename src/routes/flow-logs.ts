// GET /v1/{project_id}/cfw/logs/flow: what the mock is for.
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Config } from '../config.ts'
import type { Clock } from '../clock.ts'
import { AuthHeadersSchema } from '../contract/auth-headers.ts'
import { FlowLogPageSchema } from '../contract/flow-log-page.ts'
import { FlowLogPathSchema } from '../contract/flow-log-path.ts'
import { FlowLogQuerySchema } from '../contract/flow-log-query.ts'
import { GatewayErrorSchema } from '../contract/gateway-error.ts'
import { ServiceErrorSchema } from '../contract/service-error.ts'
import { encodePage } from '../encode/page.ts'
import { createSheets } from '../encode/sheets.ts'
import { TimeRangeError, UnknownFirewallError } from '../errors.ts'
import type { Served } from '../journal/served.ts'
import { pageOf, placeAt, type Page } from '../search/page.ts'
import type { Universe } from '../universe/universe.ts'
import { questionOf } from './question.ts'

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

declare module 'fastify' {
  interface FastifyRequest {
    /** What its page lies on, until it is sent. */
    sheet: Buffer | null
  }
}

export const flowLogs: FastifyPluginAsyncTypebox<FlowLogsOptions> = async (app, { config, clock, universeOf }) => {
  const sheets = createSheets()
  app.decorateRequest('sheet', null)
  app.addHook('onResponse', ({ sheet }, { raw }, done) => {
    if (sheet !== null && raw.writableFinished) sheets.giveBack(sheet)
    done()
  })

  app.get('/v1/:project_id/cfw/logs/flow', { schema }, (request, reply) => {
    const { params, query } = request
    if (config.firewalls?.includes(query.fw_instance_id) === false) throw new UnknownFirewallError()
    if (query.start_time > query.end_time) throw new TimeRangeError()
    const sheet = request.sheet = sheets.lend()
    const page = pageOf(universeOf(params.project_id, query.fw_instance_id), questionOf(query, config, clock.now()))
    request.served = servedOf(page)
    reply.type('application/json').send(encodePage(page, config.total === 'page' ? page.count : page.total, sheet))
  })
}

function servedOf (page: Page): Served {
  const { universe: { idOf }, count: records, total, limit } = page
  return { records, total, limit, first: records > 0 ? placeAt(page, 0) : 0, last: records > 0 ? placeAt(page, records - 1) : 0, idOf }
}
