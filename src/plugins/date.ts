// The Date header, by the mock's clock. Node would send the system's. The text of the last second is cached.
import fp from 'fastify-plugin'
import type { Clock } from '../clock.ts'

export const date = fp<{ readonly clock: Clock }>(async (app, { clock }) => {
  app.addHook('onSend', (_request, reply, _payload, done) => {
    reply.header('date', httpDate(clock.now()))
    done()
  })
}, { name: 'cfw-mock-date', fastify: '5.x' })

let second = -1
let text = ''

/** `ms` since 1970. */
export function httpDate (ms: number): string {
  const itsSecond = Math.floor(ms / 1_000)
  if (itsSecond !== second) {
    second = itsSecond
    text = new Date(ms).toUTCString()
  }
  return text
}
