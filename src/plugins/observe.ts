// Observes requests to the vendor's API: arrival, walk step where a fault rule may need it and, after the answer, counts and journal.
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'
import type { FaultEffect } from '../faults/fault-effect.ts'
import { pathOf, projectIn } from '../journal/request-query.ts'
import type { JournalEntry } from '../journal/journal-entry.ts'
import { NO_PAGE, type ServedPage } from '../journal/served-page.ts'
import { countAnswer } from '../journal/tally.ts'
import type { Query, WalkStep } from '../journal/walks.ts'
import type { State } from '../state.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** ms since 1970, on the mock's clock; null where it was refused by its form. */
    arrivedAt: number | null
    /** Whether it reached validation, and so is a step of a walk. */
    isWalkStep: boolean
    /** Null where no fault rule is in force; the journal assigns it later. */
    walkStep: WalkStep | null
    faultEffect: FaultEffect | null
    /** Or not to be recorded. */
    isRecorded: boolean
    /** What the journal keeps of the page. */
    servedPage: ServedPage | null
  }
}

/** Sent by who only looks on, as the console does: no step of a walk, struck by no rule, neither counted nor in the journal. */
export const VIEWER_HEADER = 'x-cfw-mock-viewer'

export interface VendorRequest {
  Params: { readonly project_id?: string }
  Querystring: Query
}

export const observe = fp<{ readonly state: State }>(async (app, { state }) => {
  const { clock, faults, journal, walks } = state
  app.decorateRequest('arrivedAt', null)
  app.decorateRequest('isWalkStep', false)
  app.decorateRequest('walkStep', null)
  app.decorateRequest('faultEffect', null)
  app.decorateRequest('servedPage', null)
  app.decorateRequest('isRecorded', false)

  app.addHook<VendorRequest>('onRequest', (request, reply, done) => {
    request.arrivedAt = clock.now()
    request.isRecorded = request.headers[VIEWER_HEADER] !== undefined
    reply.raw.on('close', () => record(state, request, reply, { status: hasBegun(reply) ? reply.statusCode : 0, isWhole: false })) // most have finished, and are recorded, before
    done()
  })

  app.addHook<VendorRequest>('preValidation', (request, _reply, done) => {
    if (request.isRecorded) return done()
    request.isWalkStep = true
    if (faults.any()) { // only fault rules need the step now; otherwise the journal assigns it when it is read
      journal.assignWalkSteps()
      const { params: { project_id: tenant = '' }, url, query } = request
      request.walkStep = walks.step({ tenant, path: pathOf(url), query, time: request.arrivedAt ?? clock.now() })
    }
    done()
  })

  app.addHook<VendorRequest>('onResponse', (request, reply, done) => {
    const isWhole = reply.raw.writableEnded && !request.raw.socket.destroyed // Node calls an answer finished even if its connection was closed before
    record(state, request, reply, { status: reply.statusCode, isWhole })
    done()
  })
}, { name: 'cfw-mock-observe', fastify: '5.x' })

/** Counts the request and writes it into the journal, once: when its answer has left, or its connection has closed before. */
function record ({ clock, tally, journal }: State, request: FastifyRequest<VendorRequest>, reply: FastifyReply, { status, isWhole }: Pick<JournalEntry, 'status' | 'isWhole'>): void {
  if (request.isRecorded) return
  request.isRecorded = true
  const { servedPage, faultEffect } = request
  const duration = reply.elapsedTime
  countAnswer(tally, status, duration, servedPage?.records ?? 0, faultEffect?.kind)
  if (!journal.isActive()) return
  const { project_id: tenant = projectIn(request.url) } = request.params
  const { records, total, limit, horizon, history, first, last, logIdOf } = servedPage ?? NO_PAGE
  journal.record({ // every field by name: with a spread, V8 takes 20 us to make so large an object
    records,
    total,
    limit,
    horizon,
    history: servedPage === null ? clock.history() : history,
    first,
    last,
    logIdOf,
    id: request.id,
    url: request.url,
    time: request.arrivedAt ?? clock.now(),
    tenant,
    method: request.method,
    isWalkStep: request.isWalkStep,
    walkStep: request.walkStep,
    status,
    isWhole,
    refusal: status === 0 ? null : request.refusal,
    retryAfter: status === 0 || clock.frozen() ? undefined : faultEffect?.retryAfter?.wait,
    fault: faultEffect?.name,
    duration
  })
}

/** Whether the status has been sent. An answer without a socket still waits for others on its connection. */
function hasBegun ({ raw: { headersSent, socket } }: FastifyReply): boolean {
  return headersSent && socket !== null
}
