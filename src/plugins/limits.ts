// Refuses requests by their form: a URL too long, no Host, an expectation nobody can meet. The bounds of headers and body are in server.ts and app.ts.
import fp from 'fastify-plugin'
import { ExpectationError, MalformedRequestError, UriTooLargeError } from '../errors.ts'

export const longestUrl = 8_192 // characters; a character is a byte here

export const limits = fp(async app => {
  app.addHook('onRequest', ({ raw: { url = '', httpVersion, headers } }, _reply, done) => {
    if (url.length > longestUrl) done(new UriTooLargeError())
    else if (headers.host === undefined && httpVersion === '1.1') done(new MalformedRequestError())
    else if (headers.expect !== undefined && !/^100-continue$/i.test(headers.expect)) done(new ExpectationError())
    else done()
  })
}, { name: 'cfw-mock-limits', fastify: '5.x' })
