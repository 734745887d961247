// Where no admin token is asked for, a page from elsewhere in a browser may not reach through to /__admin.
import fp from 'fastify-plugin'
import { ForeignOriginError } from '../errors.ts'

export const sameOrigin = fp(async app => {
  app.addHook('onRequest', ({ headers: { origin, host } }, _reply, done) => {
    if (origin === undefined || (URL.canParse(origin) && new URL(origin).host === host)) done()
    else done(new ForeignOriginError())
  })
})
