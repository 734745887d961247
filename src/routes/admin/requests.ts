// /__admin/requests: reads and clears the journal.
import { Readable } from 'node:stream'
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { errorBodies } from '../../contract/error-bodies.ts'
import { TenantQuerySchema } from '../../contract/tenant-query.ts'
import { NoSuchResourceError } from '../../errors.ts'
import type { Journal } from '../../journal/journal.ts'
import { RequestEntrySchema, type RequestEntry } from '../../journal/request-entry.ts'
import { nextTurn } from '../../next-turn.ts'
import { SettingSchema } from '../../config/setting-schema.ts'
import { instant } from '../../config/value-type.ts'

const RequestFilterSchema = Type.Object({
  ...TenantQuerySchema.properties,
  since: Type.Optional(SettingSchema(instant, { description: 'Requests that came at this time or later, ISO 8601 or ms since 1970' })),
  limit: Type.Optional(Type.Integer({ description: 'The newest so many', minimum: 1, maximum: 1_000_000, default: 100 }))
}, { additionalProperties: false })

const RequestsSchema = Type.Object({ requests: Type.Array(RequestEntrySchema, { description: 'Newest first' }) })
const PART = 32_768 // characters, at least: some 60 entries, and half a millisecond
const IdSchema = Type.Object({ id: Type.String({ description: 'Its X-Request-Id' }) })

export const requests: FastifyPluginAsyncTypebox<{ readonly journal: Journal }> = async (app, { journal }) => {
  app.get('/requests', { schema: { summary: 'The last requests', querystring: RequestFilterSchema, response: { 200: Type.Unsafe<Readable>(RequestsSchema), 400: errorBodies.ADMIN } } },
    async ({ query: { project_id: projectId, since, limit = 100 } }, reply) => {
      await journal.assignWalkStepsInTurns()
      return reply.type('application/json').send(Readable.from(textOf(journal.each({ projectId, since: instant.read(since), limit }))))
    })

  app.get('/requests/:id', { schema: { summary: 'One request', params: IdSchema, response: { 200: RequestEntrySchema, 404: errorBodies.ADMIN } } }, async ({ params }) => {
    const entry = journal.get(params.id)
    if (entry === undefined) throw new NoSuchResourceError()
    return entry
  })

  app.delete('/requests', { schema: { summary: 'Forget them', querystring: TenantQuerySchema, response: { 200: RequestsSchema } } }, async ({ query: { project_id: projectId } }) => {
    await journal.assignWalkStepsInTurns()
    journal.clear(projectId)
    return { requests: [] }
  })
}

/** The answer in parts. Each is made when its reader is ready for it, in a turn of its own: the journal may be as large as a million entries. */
async function * textOf (entries: Iterable<RequestEntry>): AsyncGenerator<string, void, void> {
  let part = '{"requests":['
  let separator = ''
  for (const entry of entries) {
    part += separator + JSON.stringify(entry)
    separator = ','
    if (part.length < PART) continue
    yield part
    part = ''
    await nextTurn()
  }
  yield `${part}]}`
}
