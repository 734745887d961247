// GET /__admin/records: every record of a window, in lines of JSON or rows of CSV: what `cfw-mock export` writes, on the mock's clock.
import { Readable } from 'node:stream'
import { negotiate } from '@fastify/accept-negotiator'
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { errorBodies } from '../../contract/error-bodies.ts'
import { StringEnum } from '../../contract/string-enum.ts'
import { copyAndRelease } from '../../encode/encoded-page.ts'
import { encoderOf, FORMATS, type Format } from '../../encode/encoder-of.ts'
import { nextTurn } from '../../next-turn.ts'
import type { Question } from '../../search/page.ts'
import { pagesOf } from '../../search/pages-of.ts'
import type { Universe } from '../../universe/universe.ts'
import type { Court } from '../../verdict/court.ts'
import { VerdictQuerySchema } from '../../verdict/verdict-query.ts'

const { since: _, live: __, ...scope } = VerdictQuerySchema.properties

const schema = {
  summary: 'Every record of a window, in lines of JSON, or of CSV with Accept: text/csv',
  produces: ['application/x-ndjson'],
  querystring: Type.Object({ ...scope, format: Type.Optional(StringEnum(FORMATS, { description: 'The format; that of Accept, if left out' })) }, { additionalProperties: false }),
  response: { 200: Type.Unsafe<Readable>({ type: 'string', description: 'The records, in the order of the API' }), 400: errorBodies.ADMIN }
}

const types = { ndjson: 'application/x-ndjson', csv: 'text/csv; charset=utf-8' } as const

export const records: FastifyPluginAsyncTypebox<{ readonly court: Court }> = async (app, { court }) => {
  const open = new Set<Readable>()

  app.get('/records', { schema }, async ({ query: { format: given, ...query }, headers: { accept = '' } }, reply) => {
    const format = given ?? (negotiate(accept, ['application/x-ndjson', 'text/csv']) === 'text/csv' ? 'csv' : 'ndjson')
    const { universe, question } = await court.truth(query)
    const stream = Readable.from(bytesOf(universe, question, format))
    open.add(stream)
    stream.once('close', () => open.delete(stream))
    return reply.type(types[format]).header('vary', 'accept').send(stream)
  })

  app.addHook('preClose', done => {
    for (const stream of open) stream.destroy() // a window of decades would hold the mock open; what is cut is not taken for whole
    done()
  })
}

/** Page by page, as fast as they are read. Others have their turn between two pages. */
async function * bytesOf (universe: Universe, question: Question, format: Format): AsyncGenerator<Buffer | string, void, void> {
  const { header, encode } = encoderOf(format)
  if (header !== '') yield header
  for (const page of pagesOf(universe, question)) {
    yield copyAndRelease(encode(page))
    await nextTurn()
  }
}
