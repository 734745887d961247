// GET /__admin/health: ready as soon as the mock answers, until it is told to stop.
import { Type } from '@sinclair/typebox'
import type { FastifyPluginAsync } from 'fastify'

const statusSchema = (status: string) => Type.Object({ status: Type.Literal(status) })
const schema = { summary: 'Ready or not', response: { 200: statusSchema('ready'), 503: statusSchema('closing') } }

export const health: FastifyPluginAsync = async app => {
  let ready = true
  app.get('/__admin/health', { schema }, (_request, reply) => {
    reply.code(ready ? 200 : 503).type('application/json').send(Buffer.from(`{"status":"${ready ? 'ready' : 'closing'}"}`))
  })
  app.addHook('preClose', done => {
    ready = false
    done()
  })
}
