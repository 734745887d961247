// GET /v1/{project_id}/cfw/logs/flow: a page of flow logs. This is the route the mock exists for.
import type { ServerResponse } from 'node:http'
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Config } from '../../config/config.ts'
import type { Clock } from '../../clock.ts'
import { AuthHeadersSchema } from '../../contract/auth-headers.ts'
import { FlowLogPageSchema } from '../../contract/flow-log-page.ts'
import { FlowLogPathSchema } from '../../contract/flow-log-path.ts'
import { FlowLogQuerySchema } from '../../contract/flow-log-query.ts'
import { errorBodies } from '../../contract/error-bodies.ts'
import { copyAndRelease, type EncodedPage } from '../../encode/encoded-page.ts'
import { encodePage } from '../../encode/page.ts'
import { TimeRangeError, UnavailableError, UnknownFirewallError } from '../../errors.ts'
import type { ServedPage } from '../../journal/served-page.ts'
import { pageOf, type Page } from '../../search/page.ts'
import { isOutOfMemory } from '../../kernel/out-of-memory.ts'
import type { Universe } from '../../universe/universe.ts'
import type { Universes } from '../../universe/universes.ts'
import { questionOf } from '../../search/question.ts'

export interface FlowLogsOptions {
  readonly config: Config
  readonly clock: Clock
  readonly universeOf: Universes
}

const schema = {
  operationId: 'ListFlowLogs',
  summary: 'Flow logs of a firewall, a page at a time',
  description: 'The records whose flows start in the window and have ended, newest first. For the next page, send log_id and next_date of the last record. A page with fewer than limit records is the last.',
  params: FlowLogPathSchema,
  querystring: FlowLogQuerySchema,
  headers: AuthHeadersSchema,
  response: {
    200: Type.Unsafe<Buffer>(FlowLogPageSchema), // the page is encoded already
    400: errorBodies.CFW
  }
}

export const flowLogs: FastifyPluginAsyncTypebox<FlowLogsOptions> = async (app, { config, clock, universeOf }) => {
  app.get('/v1/:project_id/cfw/logs/flow', { schema }, (request, reply) => {
    const { params, query } = request
    if (config.firewalls?.includes(query.fw_instance_id) === false) throw new UnknownFirewallError()
    if (query.start_time > query.end_time) throw new TimeRangeError()
    const answer = () => {
      const question = questionOf(query, config, clock.now())
      const { page, bytes } = withUniverse(universeOf, [params.project_id, query.fw_instance_id], universe => {
        const page = pageOf(universe, question)
        const encoded = encodePage(page, totals[config.total](page))
        return { page, bytes: tellsItsEnd(reply.raw) ? untilClosed(encoded, reply.raw) : copyAndRelease(encoded) }
      })
      request.servedPage = servedPageOf(page, question.horizon, clock.history())
      reply.header('content-type', 'application/json').serializer(asItIs).send(bytes)
    }
    const isThere = () => !request.raw.socket.destroyed
    const preparing = universeOf.prepare(params.project_id, query.fw_instance_id, isThere)
    if (preparing === undefined) return answer()
    preparing.then(() => { if (isThere()) answer() }).catch(error => reply.send(isOutOfMemory(error) ? new UnavailableError() : error))
  })
}

const totals: Readonly<Record<Config['total'], (page: Page) => number>> = {
  matched: ({ total }) => total,
  int32: ({ total }) => Math.min(total, 2_147_483_647), // 2^31 - 1: what the vendor's Go and C++ clients hold
  page: ({ count }) => count
}

/** Where memory is short, tries again with a world made anew: a kernel that got no memory is in no state to be used again. */
function withUniverse<Result> (universeOf: Universes, [projectId, firewallId]: readonly [string, string], use: (universe: Universe) => Result): Result {
  for (let isLast = false; ; isLast = true) {
    try {
      return use(universeOf(projectId, firewallId))
    } catch (error) {
      if (!isOutOfMemory(error)) throw error
      universeOf.forget(projectId, firewallId)
      if (isLast) throw new UnavailableError()
    }
  }
}

/** Whether the response emits `close`: not if it has done so already, and not if it still waits for others on its connection, which may end before its turn comes. */
function tellsItsEnd ({ closed, socket }: ServerResponse): boolean {
  return !closed && socket !== null
}

function untilClosed ({ bytes, release }: EncodedPage, response: ServerResponse): Buffer {
  response.on('close', release)
  return bytes
}

const asItIs = <Encoded>(encoded: Encoded) => encoded

function servedPageOf ({ universe, count: records, total, limit, first, last }: Page, horizon: number, history: number): ServedPage {
  return { records, total, limit, horizon, history, first, last, logIdOf: universe.namerOf(first, last) }
}
