// How long an address may be. (What comes with it is bounded in app.ts, where the server is made.)
import fp from 'fastify-plugin'
import { UriTooLargeError } from '../errors.ts'

export const longestUrl = 8_192 // characters, which on the wire are bytes

export const limits = fp(async app => {
  app.addHook('onRequest', ({ raw: { url = '' } }, _reply, done) => {
    if (url.length > longestUrl) done(new UriTooLargeError())
    else done()
  })
})
