// X-Request-Id on every answer: 32 hex digits, a fresh start per app and a count after it, so that one costs next to nothing.
import { randomBytes } from 'node:crypto'
import fp from 'fastify-plugin'

export const requestId = fp(async app => {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
})

export function requestIds (): () => string {
  const start = randomBytes(12).toString('hex')
  let count = 0
  return () => {
    count = (count + 1) >>> 0
    return start + count.toString(16).padStart(8, '0')
  }
}
