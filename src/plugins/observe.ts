// Observes requests to the vendor's API: arrival, walk step where a fault rule may need it and, after the answer, counts and journal.
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { FaultEffect } from '../faults/fault-effect.ts'
import { pathOf } from '../journal/request-query.ts'
import { storeText } from '../journal/journal-entry.ts'
import { NO_PAGE, type ServedPage } from '../journal/served-page.ts'
import { countAnswer } from '../journal/tally.ts'
import type { Query, WalkStep } from '../journal/walks.ts'
import type { State } from '../state.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** ms since 1970, on the mock's clock. */
    arrivedAt: number
    /** Whether it reached validation, and so is a step of a walk. */
    isWalkStep: boolean
    /** Null where no fault rule is in force; the journal assigns it later. */
    walkStep: WalkStep | null
    faultEffect: FaultEffect | null
    /** What the journal keeps of the page. */
    servedPage: ServedPage | null
  }
}

export interface VendorRequest {
  Params: { readonly project_id?: string }
  Querystring: Query
}

export const observe = fp<{ readonly state: State }>(async (app, { state }) => {
  const { clock, faults, journal, walks } = state
  app.decorateRequest('arrivedAt', 0)
  app.decorateRequest('isWalkStep', false)
  app.decorateRequest('walkStep', null)
  app.decorateRequest('faultEffect', null)
  app.decorateRequest('servedPage', null)

  app.addHook('onRequest', (request, _reply, done) => {
    request.arrivedAt = clock.now()
    done()
  })

  app.addHook<VendorRequest>('preValidation', (request, _reply, done) => {
    request.isWalkStep = true
    if (faults.any()) { // only fault rules need the step now; otherwise the journal assigns it when it is read
      journal.assignWalkSteps()
      request.walkStep = walks.step(request.params.project_id ?? '', pathOf(request.url), request.query)
    }
    done()
  })

  app.addHook<VendorRequest>('onResponse', (request, reply, done) => {
    if (request.faultEffect === null) recordRequest(state, request, reply) // plugins/faults.ts records the others: they may have no response
    done()
  })
}, { name: 'cfw-mock-observe', fastify: '5.x' })

/** Counts the answer and writes it into the journal. */
export function recordRequest ({ tally, journal }: State, request: FastifyRequest<VendorRequest>, reply: FastifyReply, status = reply.statusCode): void {
  const { servedPage, faultEffect } = request
  const duration = reply.elapsedTime
  countAnswer(tally, status, duration, servedPage?.records ?? 0, faultEffect?.kind)
  if (!journal.isActive()) return
  const { records, total, limit, first, last, logIdOf } = servedPage ?? NO_PAGE
  const { project_id: tenant = '' } = request.params
  const entry = journal.nextEntry()
  if (entry.tenant !== tenant) entry.tenant = tenant // an equal string is not replaced: the old one is long-lived already
  storeText(entry, request.id, request.url)
  entry.time = request.arrivedAt
  entry.method = request.method
  entry.isWalkStep = request.isWalkStep
  entry.walkStep = request.walkStep
  entry.status = status
  entry.records = records
  entry.total = total
  entry.limit = limit
  entry.first = first
  entry.last = last
  entry.logIdOf = logIdOf
  entry.fault = faultEffect?.name
  entry.duration = duration
  journal.commit(entry)
}
