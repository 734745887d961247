// Faults, between the gate and the check of the parameters: a gateway in trouble looks at neither.
import type { FastifyReply } from 'fastify'
import fp from 'fastify-plugin'
import type { FlowLogPage } from '../contract/flow-log-page.ts'
import { preferenceOf } from '../faults/preference-of.ts'
import type { Strike } from '../faults/fault-effect.ts'
import { mute, spoil } from '../faults/wire-faults.ts'
import { servedInstead } from '../journal/served-page.ts'
import type { State } from '../state.ts'
import { note, type Addressed } from './observe.ts'

export const faults = fp<{ readonly state: State }>(async (app, { state }) => {
  const { clock, faults, pending } = state

  app.addHook<Addressed>('preValidation', (request, reply, done) => {
    const { query, visit, params: { project_id: tenant = '' } } = request
    const strike = preferenceOf(request.headers.prefer, query, clock.now()) ?? (visit === null ? undefined : faults.strike({ tenant, query, visit, now: clock.now() }))
    if (strike === undefined) return done()

    request.strike = strike
    const silent = strike.wire === undefined ? undefined : mute[strike.wire]
    reply.header('x-cfw-mock-fault', strike.name)
    if (strike.retryAfter !== undefined) reply.header('retry-after', strike.retryAfter)
    reply.raw.once('close', () => note(state, request, reply, silent === undefined ? reply.statusCode : 0))
    pending.wait(strike.delay ?? 0, tenant, reply.raw, () => {
      if (silent === undefined) return done(strike.error)
      reply.hijack()
      silent({ response: reply.raw, pending, tenant })
    })
  })

  app.addHook<unknown, Addressed>('onSend', (request, reply, payload, done) => {
    const { strike, served, params: { project_id: tenant = '' } } = request
    if (strike === null || !Buffer.isBuffer(payload)) return done(null, payload)
    const { body, ids } = distorted(strike, reply, payload)
    if (served !== null && ids !== undefined) request.served = servedInstead(served, ids)
    const spoiled = strike.wire === undefined ? undefined : spoil[strike.wire]
    if (spoiled === undefined) return done(null, body)
    reply.hijack()
    spoiled({ response: reply.raw, pending, tenant }, () => writeHead(reply, body), body)
  })

  app.addHook('preClose', done => {
    pending.close()
    done()
  })
})

// The ids of what is left, if any was touched.
function distorted ({ distort }: Strike, { request: { served }, statusCode }: FastifyReply, payload: Buffer): { readonly body: Buffer, readonly ids?: readonly string[] } {
  if (distort === undefined || served === null || statusCode !== 200) return { body: payload }
  const { data: { limit, records, total } }: FlowLogPage = JSON.parse(payload.toString())
  const sent = distort(records, limit)
  return { body: Buffer.from(JSON.stringify({ data: { limit, records: sent, total } })), ids: sent.map(({ log_id: id }) => id) }
}

function writeHead (reply: FastifyReply, body: Buffer): void {
  for (const [name, value] of Object.entries(reply.getHeaders())) if (value !== undefined) reply.raw.setHeader(name, value)
  reply.raw.writeHead(reply.statusCode, { 'content-length': body.length, connection: 'close' })
}
