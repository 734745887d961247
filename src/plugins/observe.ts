// What passes the vendor's surface: where it stands in its walk, if a rule may ask, and, once answered, the counts and the journal.
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { Strike } from '../faults/fault-effect.ts'
import { pathOf } from '../journal/request-query.ts'
import { keepText } from '../journal/journal-entry.ts'
import { NOTHING, type Served } from '../journal/served-page.ts'
import { count } from '../journal/tally.ts'
import type { Query, Visit } from '../journal/walks.ts'
import type { State } from '../state.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** ms since 1970, on the mock's clock. */
    arrived: number
    /** Whether it got as far as to be a page of a walk; and which, if a rule may ask. */
    walks: boolean
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
  app.decorateRequest('walks', false)
  app.decorateRequest('visit', null)
  app.decorateRequest('strike', null)
  app.decorateRequest('served', null)

  app.addHook('onRequest', (request, _reply, done) => {
    request.arrived = clock.now()
    done()
  })

  app.addHook<Addressed>('preValidation', (request, _reply, done) => {
    request.walks = true
    if (faults.any()) { // what a rule does may hang on where in its walk a request is; nobody else wants to know yet
      journal.settle()
      request.visit = walks.visit(request.params.project_id ?? '', pathOf(request.url), request.query)
    }
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
  const { records, total, limit, first, last, logIdOf } = served ?? NOTHING
  const { project_id: tenant = '' } = request.params
  const entry = journal.next()
  if (entry.tenant !== tenant) entry.tenant = tenant // the same text, mostly: then the old one does
  keepText(entry, request.id, request.url)
  entry.time = request.arrived
  entry.method = request.method
  entry.walks = request.walks
  entry.visit = request.visit
  entry.status = status
  entry.records = records
  entry.total = total
  entry.limit = limit
  entry.first = first
  entry.last = last
  entry.logIdOf = logIdOf
  entry.fault = strike?.name
  entry.duration = duration
  journal.written(entry)
}
