// X-Request-Id on every answer: 32 hex digits, of which 24 are random per app and 8 count requests. A count costs less than new random digits.
import { randomBytes } from 'node:crypto'
import fp from 'fastify-plugin'

export const requestId = fp(async app => {
  app.addHook('onRequest', (request, reply, done) => {
    reply.header('x-request-id', request.id)
    done()
  })
}, { name: 'cfw-mock-request-id', fastify: '5.x' })

export function requestIds (): () => string {
  const prefix = randomBytes(12).toString('hex')
  let count = 0
  let shared = prefix + hex(0, 6) // all but the last two digits: 256 ids share them
  return () => {
    count = (count + 1) >>> 0
    if ((count & 255) === 0) shared = prefix + hex(count >>> 8, 6)
    return shared + PAIRS[count & 255]
  }
}

const PAIRS = Array.from({ length: 256 }, (_, n) => hex(n, 2))

function hex (n: number, digits: number): string {
  return n.toString(16).padStart(digits, '0')
}
