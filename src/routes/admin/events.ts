// /__admin/events: every request the journal records, as server-sent events.
import { Readable } from 'node:stream'
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { TenantQuerySchema } from '../../contract/tenant-query.ts'
import type { Journal } from '../../journal/journal.ts'

const maxUnread = 1_048_576 // bytes; a slower reader is cut off

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
      if (stream.readableLength > maxUnread) stream.destroy()
    }, query.project_id)
    open.add(stream)
    stream.once('close', () => {
      stop()
      open.delete(stream)
    })
    stream.push(': requests follow\n\n') // sends the head of the answer at once
    return reply.type('text/event-stream').headers({ 'cache-control': 'no-store', connection: 'close' }).send(stream)
  })

  app.addHook('preClose', done => {
    for (const stream of open) stream.push(null)
    done()
  })
}
