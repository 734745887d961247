// Keeps web pages of other origins out of /__admin where the mock has no admin token.
import fp from 'fastify-plugin'
import { ForeignOriginError } from '../errors.ts'

export const sameOrigin = fp(async app => {
  app.addHook('onRequest', ({ headers: { origin, host } }, _reply, done) => {
    if (origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)) done()
    else done(new ForeignOriginError())
  })
}, { name: 'cfw-mock-same-origin', fastify: '5.x' })
