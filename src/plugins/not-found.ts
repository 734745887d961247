// Refuses what no route is for, before a body is read, with the hooks and the error handler of the scope it is registered in.
import fp from 'fastify-plugin'
import { NoSuchApiError } from '../errors.ts'

export const notFound = fp(async app => {
  app.setNotFoundHandler(() => {}) // never called, since the hook throws before; it claims these requests for this scope
  app.addHook('onRequest', ({ is404 }, _reply, done) => {
    if (is404) done(new NoSuchApiError())
    else done()
  })
}, { name: 'cfw-mock-not-found', fastify: '5.x' })
