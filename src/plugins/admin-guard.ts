// The gate of /__admin where the mock has an admin token.
import { createHash, timingSafeEqual } from 'node:crypto'
import fp from 'fastify-plugin'
import { NoAdminTokenError } from '../errors.ts'

export const adminGuard = fp<{ readonly token: string }>(async (app, { token }) => {
  const expected = digest(token)
  app.addHook('onRequest', ({ headers: { authorization = '' } }, _reply, done) => {
    const [, sent = ''] = /^bearer (.*)$/i.exec(authorization) ?? []
    if (timingSafeEqual(digest(sent), expected)) done()
    else done(new NoAdminTokenError())
  })
}, { name: 'cfw-mock-admin-guard', fastify: '5.x' })

// Digests have one length, so comparing them takes the same time whatever was sent.
function digest (text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
