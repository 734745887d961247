// Lets a web page of any origin call the mock. @fastify/cors answers preflights only: other answers need constant headers, which it would
// compute for each. Without `allowedHeaders` a preflight grants every header it asks for, X-Auth-Token among them.
import cors from '@fastify/cors'
import type { FastifyReply, FastifyRequest } from 'fastify'
import fp from 'fastify-plugin'

const exposedHeaders = 'X-Request-Id, X-Subject-Token, Retry-After, X-Cfw-Mock-Fault'

export const crossOrigin = fp(async app => {
  app.addHook('onRequest', (request, reply, done) => {
    allowOrigin(request, reply)
    done()
  })
  app.register(async preflights => {
    preflights.register(cors, {
      origin: '*',
      methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      strictPreflight: false, // a bare OPTIONS gets the same empty answer instead of a text of the plugin
      maxAge: 600 // s
    })
  })
}, { name: 'cfw-mock-cross-origin', fastify: '5.x' })

/** Lets the page that asks, if one does, read the answer. */
export function allowOrigin ({ headers: { origin } }: FastifyRequest, reply: FastifyReply): void {
  if (origin !== undefined) reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', exposedHeaders)
}
