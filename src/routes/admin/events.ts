// /__admin/events: the journal as it is written, as server-sent events.
import { Readable } from 'node:stream'
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { TenantQuerySchema } from '../../contract/tenant-query.ts'
import type { Journal } from '../../journal/journal.ts'

const mostUnread = 1_048_576 // bytes; who reads slower than that is sent away

const schema = {
  summary: 'Requests as they are answered, as server-sent events',
  produces: ['text/event-stream'],
  querystring: TenantQuerySchema,
  response: { 200: Type.Unsafe<Readable>({ type: 'string', description: 'For each request: `event: request`, its `id`, and its entry in the journal as `data`' }) }
}

export const events: FastifyPluginAsyncTypebox<{ readonly journal: Journal }> = async (app, { journal }) => {
  const open = new Set<Readable>()

  app.get('/events', { schema }, async ({ query }, reply) => {
    const stream = new Readable({ read () {} })
    const stop = journal.listen(entry => {
      stream.push(`event: request\nid: ${entry.id}\ndata: ${JSON.stringify(entry)}\n\n`)
      if (stream.readableLength > mostUnread) stream.destroy()
    }, query.project_id)
    open.add(stream)
    stream.once('close', () => {
      stop()
      open.delete(stream)
    })
    stream.push(': requests follow\n\n') // so that the caller sees the answer begin
    return reply.type('text/event-stream').headers({ 'cache-control': 'no-store', connection: 'close' }).send(stream)
  })

  app.addHook('preClose', done => {
    for (const stream of open) stream.push(null)
    done()
  })
}
