// GET /__admin/health: ready from the first answer until the mock closes. It is there even where /__admin is off.
import { Type } from '@sinclair/typebox'
import type { FastifyPluginAsync } from 'fastify'

const statusSchema = (status: string) => Type.Object({ status: Type.Literal(status) })
const schema = { summary: 'Ready or not', response: { 200: statusSchema('ready'), 503: statusSchema('closing') } }

export const health: FastifyPluginAsync = async app => {
  let ready = true
  app.get('/__admin/health', { schema, exposeHeadRoute: true }, (_request, reply) => {
    reply.code(ready ? 200 : 503).type('application/json').send(Buffer.from(`{"status":"${ready ? 'ready' : 'closing'}"}`))
  })
  app.addHook('preClose', done => {
    ready = false
    done()
  })
}
