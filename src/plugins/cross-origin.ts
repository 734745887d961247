// Lets a page under development call the mock from wherever it is served. Without `allowedHeaders` the preflight
// grants every header asked for, X-Auth-Token with them.
import cors from '@fastify/cors'
import fp from 'fastify-plugin'

export const crossOrigin = fp(async app => {
  await app.register(cors, {
    origin: '*',
    methods: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    exposedHeaders: 'X-Request-Id, X-Subject-Token, Retry-After, X-Cfw-Mock-Fault', // a list would be joined for every answer
    strictPreflight: false, // a bare OPTIONS gets the same empty answer, not a text of the plugin's own
    maxAge: 600 // s
  })
})
