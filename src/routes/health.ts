// GET /__admin/health: ready as soon as the mock answers, until it is told to stop.
import type { FastifyPluginAsync } from 'fastify'

export const health: FastifyPluginAsync = async app => {
  let ready = true
  app.get('/__admin/health', (_request, reply) => {
    reply.code(ready ? 200 : 503).type('application/json').send(Buffer.from(`{"status":"${ready ? 'ready' : 'closing'}"}`))
  })
  app.addHook('preClose', done => {
    ready = false
    done()
  })
}
