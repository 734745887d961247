// /__admin/verdict: whether a client read everything and, with its store as body, kept everything; as JSON, or for people.
import { Readable } from 'node:stream'
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Config } from '../../config/config.ts'
import { errorBodies } from '../../contract/error-bodies.ts'
import { BadFieldError, StoreTooLargeError } from '../../errors.ts'
import { allowSlowBody } from '../../plugins/slow-bodies.ts'
import type { Court } from '../../verdict/court.ts'
import { reportOf } from '../../verdict/report.ts'
import { storedFields } from '../../verdict/stored-fields.ts'
import { compareLines, isUnreadable } from '../../verdict/stored-lines.ts'
import { VerdictQuerySchema } from '../../verdict/verdict-query.ts'
import { VerdictSchema, type Verdict } from '../../verdict/verdict-schema.ts'
import { forPeople } from './for-people.ts'

const LARGEST_STORE = 4_294_967_296 // bytes

const response = { 200: Type.Unsafe<Verdict | string>(VerdictSchema), 400: errorBodies.ADMIN }

const StoreQuerySchema = Type.Object({
  ...VerdictQuerySchema.properties,
  id_field: Type.Optional(Type.String({ description: 'Where the store has the id; then only ids are compared, and what `field` names' })),
  field: Type.Optional(Type.Union([Type.String(), Type.Array(Type.String())], { description: 'Where the store has a field that it renamed, such as src_ip=source.ip; repeatable' })),
  strict: Type.Optional(Type.Boolean({ description: 'The first line without a record is an error' }))
}, { additionalProperties: false })

export interface VerdictOptions {
  readonly court: Court
  readonly config: Pick<Config, 'requestTimeout'>
}

export const verdict: FastifyPluginAsyncTypebox<VerdictOptions> = async (app, { court, config }) => {
  app.get('/verdict', { schema: { summary: 'Whether a client read everything; for people with Accept: text/plain', querystring: VerdictQuerySchema, response } }, async (request, reply) =>
    forPeople(request, reply, await court.verdict(request.query), reportOf))

  app.register(storedVerdict, { court, config })
}

const storedVerdict: FastifyPluginAsyncTypebox<VerdictOptions> = async (app, { court, config }) => {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser('*', (_request, payload, done) => done(null, payload)) // read as it comes
  app.post('/verdict', {
    schema: {
      summary: 'The same, and what became of the records in its store, which is the body: lines of JSON or CSV, gzipped or not',
      consumes: ['application/x-ndjson', 'text/csv'],
      querystring: StoreQuerySchema,
      response: { ...response, 413: errorBodies.ADMIN }
    },
    onRequest: ({ socket }, _reply, done) => {
      allowSlowBody(socket, config.requestTimeout)
      done()
    }
  }, async (request, reply) => {
    const { query: { id_field: idField, field, strict, ...query }, body } = request
    reply.header('connection', 'close') // a body that was not read to its end is followed by no request
    const fields = storedFields({ idField, field: field === undefined ? [] : [field].flat() })
    return forPeople(request, reply, await court.verdict(query, { fields, feed: comparison => compareBody(comparison, body, strict) }), reportOf)
  })
}

async function compareBody (comparison: Parameters<typeof compareLines>[1], body: unknown, strict: boolean | undefined): Promise<void> {
  if (!(body instanceof Readable)) return // there is none
  let size = 0
  try {
    await compareLines(body, comparison, {
      strict,
      onBytes: bytes => {
        size += bytes
        if (size > LARGEST_STORE) throw new StoreTooLargeError()
      }
    })
  } catch (error) {
    if (isUnreadable(error)) throw new BadFieldError('body', `cannot be read: ${error.message}`)
    throw error
  }
}
