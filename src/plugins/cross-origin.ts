// Lets a page under development call the mock from wherever it is served: a request that names an origin comes from one. The plugin
// answers preflights; what other answers need is the same for all of them, and said here, since the plugin would work it out for each. Without `allowedHeaders` the
// preflight grants every header asked for, X-Auth-Token with them.
import cors from '@fastify/cors'
import fp from 'fastify-plugin'

const exposedHeaders = 'X-Request-Id, X-Subject-Token, Retry-After, X-Cfw-Mock-Fault'

export const crossOrigin = fp(async app => {
  app.addHook('onRequest', ({ headers: { origin } }, reply, done) => {
    if (origin !== undefined) reply.header('access-control-allow-origin', '*').header('access-control-expose-headers', exposedHeaders)
    done()
  })
  app.register(async preflights => {
    preflights.register(cors, {
      origin: '*',
      methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
      strictPreflight: false, // a bare OPTIONS gets the same empty answer, not a text of the plugin's own
      maxAge: 600 // s
    })
  })
})
