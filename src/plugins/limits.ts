// Bounds the length of a URL. The bounds of headers and body are in app.ts.
import fp from 'fastify-plugin'
import { UriTooLargeError } from '../errors.ts'

export const longestUrl = 8_192 // characters; a character is a byte here

export const limits = fp(async app => {
  app.addHook('onRequest', ({ raw: { url = '' } }, _reply, done) => {
    if (url.length > longestUrl) done(new UriTooLargeError())
    else done()
  })
}, { name: 'cfw-mock-limits', fastify: '5.x' })
