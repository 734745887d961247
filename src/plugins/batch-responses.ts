// Sends the answers that one turn of the event loop makes together, at its end. Waking a waiting client costs more than writing to it,
// and a client that gets several answers at once is woken once.
import { setImmediate } from 'node:timers' // at load: a test may have put a timer of its own in its place later
import fp from 'fastify-plugin'

export const batchResponses = fp(async app => {
  let waiting: Array<() => void> = []
  const sendAll = () => {
    const ready = waiting
    waiting = []
    for (const send of ready) send()
  }
  app.addHook('onSend', (_request, _reply, _payload, done) => {
    if (waiting.push(done) === 1) setImmediate(sendAll)
  })
}, { name: 'cfw-mock-batch-responses', fastify: '5.x' })
