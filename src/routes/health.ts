// GET /__admin/health: answers as soon as the mock does.
import type { FastifyPluginAsync } from 'fastify'

export const health: FastifyPluginAsync = async app => {
  app.get('/__admin/health', (_request, reply) => {
    reply.type('application/json').send(Buffer.from('{"status":"ready"}'))
  })
}
