// The gate before /__admin, where a token is asked for.
import { createHash, timingSafeEqual } from 'node:crypto'
import fp from 'fastify-plugin'
import { NoAdminTokenError } from '../errors.ts'

export const adminGuard = fp<{ readonly token: string }>(async (app, { token }) => {
  const wanted = digest(`Bearer ${token}`)
  app.addHook('onRequest', ({ headers: { authorization = '' } }, _reply, done) => {
    if (timingSafeEqual(digest(authorization), wanted)) done()
    else done(new NoAdminTokenError())
  })
})

// Digests are equally long, whatever was sent: comparing them takes the same time.
function digest (text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
