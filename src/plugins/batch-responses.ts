// Answers that are ready in the same turn of the event loop leave together, at its end: to wake a client that waits costs more
// than to write to it, and a client that several answers reach at once is woken once.
import fp from 'fastify-plugin'

export const batchResponses = fp(async app => {
  app.addHook('onSend', (_request, _reply, _payload, done) => {
    setImmediate(done)
  })
})
