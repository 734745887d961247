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
  let ofThese = start + hex(0, 6) // all but the last two digits, which 256 ids share
  return () => {
    count = (count + 1) >>> 0
    if ((count & 255) === 0) ofThese = start + hex(count >>> 8, 6)
    return ofThese + PAIRS[count & 255]
  }
}

const PAIRS = Array.from({ length: 256 }, (_, n) => hex(n, 2))

function hex (n: number, digits: number): string {
  return n.toString(16).padStart(digits, '0')
}
