// Applies faults after the gate and before the parameters are validated: a gateway in trouble looks at no parameter.
import type { FastifyReply } from 'fastify'
import fp from 'fastify-plugin'
import type { FlowLog } from '../contract/flow-log.ts'
import type { FlowLogPage } from '../contract/flow-log-page.ts'
import type { FaultEffect } from '../faults/fault-effect.ts'
import { preferenceOf } from '../faults/preference-of.ts'
import type { RawAnswer } from '../faults/raw-answer.ts'
import { wireFaults } from '../faults/wire-faults.ts'
import { withSentRecords } from '../journal/served-page.ts'
import type { State } from '../state.ts'
import type { VendorRequest } from './observe.ts'

export const faults = fp<{ readonly state: State }>(async (app, { state }) => {
  const { clock, faults, heldResponses } = state

  app.addHook<VendorRequest>('preValidation', (request, reply, done) => {
    const { query, walkStep, params: { project_id: tenant = '' } } = request
    const now = clock.now()
    const effect = preferenceOf(request.headers.prefer, query, now) ?? (walkStep === null ? undefined : faults.effectOn({ tenant, query, walkStep, now }))
    if (effect === undefined) return done()

    request.faultEffect = effect
    const insteadOfAnswer = effect.wire && wireFaults[effect.wire].insteadOfAnswer
    reply.header('x-cfw-mock-fault', effect.name)
    if (effect.retryAfter !== undefined) reply.header('retry-after', effect.retryAfter.header)
    heldResponses.delay(effect.delay ?? 0, tenant, reply.raw, () => {
      if (insteadOfAnswer !== undefined) {
        reply.hijack()
        insteadOfAnswer({ response: reply.raw, heldResponses, tenant })
      } else if (effect.rawAnswer === undefined) done(effect.error)
      else send(reply, effect.rawAnswer)
    })
  })

  app.addHook<unknown, VendorRequest>('onSend', (request, reply, payload, done) => {
    const { faultEffect: effect, servedPage, params: { project_id: tenant = '' } } = request
    if (effect === null || !Buffer.isBuffer(payload)) return done(null, payload)
    const { body, records } = distorted(effect, reply, payload)
    if (records !== undefined) request.servedPage = servedPage && withSentRecords(servedPage, records)
    const damagedAnswer = effect.wire && wireFaults[effect.wire].damagedAnswer
    if (damagedAnswer === undefined) return done(null, body)
    reply.hijack()
    damagedAnswer({ response: reply.raw, heldResponses, tenant }, () => writeHead(reply, body), body)
  })

  app.addHook('preClose', done => {
    heldResponses.close()
    done()
  })
}, { name: 'cfw-mock-faults', fastify: '5.x', dependencies: ['cfw-mock-observe'] })

function send (reply: FastifyReply, { status, contentType, body }: RawAnswer): void {
  reply.code(status).header('content-type', contentType).send(Buffer.from(body))
}

// The body to send, and its records if the fault changed them.
function distorted ({ distort }: FaultEffect, { request: { servedPage }, statusCode }: FastifyReply, payload: Buffer): { readonly body: Buffer, readonly records?: readonly FlowLog[] } {
  if (distort === undefined || servedPage === null || statusCode !== 200) return { body: payload }
  const { data: { limit, records, total } }: FlowLogPage = JSON.parse(payload.toString())
  const sent = distort(records, limit)
  return { body: Buffer.from(JSON.stringify({ data: { limit, records: sent, total } })), records: sent ?? [] }
}

function writeHead (reply: FastifyReply, body: Buffer): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value)
  reply.raw.writeHead(reply.statusCode, { 'content-length': body.length, connection: 'close' })
}
