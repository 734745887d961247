// What passes the vendor's surface: where it stands in its walk, and, once answered, the counts and the journal.
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import { FlowLogQuerySchema } from '../contract/flow-log-query.ts'
import type { Strike } from '../faults/strike.ts'
import type { Served } from '../journal/served.ts'
import { count } from '../journal/tally.ts'
import type { Query, Visit } from '../journal/walks.ts'
import type { State } from '../state.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** ms since 1970, on the mock's clock. */
    arrived: number
    visit: Visit | null
    strike: Strike | null
    /** What the journal keeps of the page that was found for it. */
    served: Served | null
  }
}

export interface Addressed {
  Params: { readonly project_id?: string }
  Querystring: Query
}

export const observe = fp<{ readonly state: State }>(async (app, { state }) => {
  const { clock, faults, journal, walks } = state
  app.decorateRequest('arrived', 0)
  app.decorateRequest('visit', null)
  app.decorateRequest('strike', null)
  app.decorateRequest('served', null)

  app.addHook('onRequest', (request, _reply, done) => {
    request.arrived = clock.now()
    done()
  })

  app.addHook<Addressed>('preValidation', (request, _reply, done) => {
    if (journal.on() || faults.any()) request.visit = walks.visit(request.params.project_id ?? '', pathOf(request.url), request.query)
    done()
  })

  app.addHook<Addressed>('onResponse', (request, reply, done) => {
    if (request.strike === null) note(state, request, reply) // plugins/faults.ts sees to the others: they may have no response
    done()
  })
})

/** Counts the answer and writes it into the journal. */
export function note ({ tally, journal }: State, request: FastifyRequest<Addressed>, reply: FastifyReply, status = reply.statusCode): void {
  const { served, strike } = request
  const duration = reply.elapsedTime
  count(tally, status, duration, served?.records ?? 0, strike?.kind)
  if (!journal.on()) return
  journal.add({
    time: request.arrived,
    id: request.id,
    tenant: request.params.project_id ?? '',
    method: request.method,
    path: pathOf(request.url),
    query: status === 200 ? request.query : known(request.query),
    visit: request.visit,
    status,
    served,
    fault: strike?.name,
    duration
  })
}

const knownNames = Object.keys(FlowLogQuerySchema.properties)

// What has not been validated may hold anything, a token in the wrong place for one.
function known (query: Query): Query {
  return Object.fromEntries(knownNames.filter(name => query[name] !== undefined).map(name => [name, query[name]]))
}

function pathOf (url: string): string {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}
