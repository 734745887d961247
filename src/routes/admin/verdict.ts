// GET /__admin/verdict: whether a client read everything; as JSON, or for people.
import { negotiate } from '@fastify/accept-negotiator'
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { errorBodies } from '../../contract/error-bodies.ts'
import type { Court } from '../../verdict/court.ts'
import { reportOf } from '../../verdict/report.ts'
import { VerdictQuerySchema } from '../../verdict/verdict-query.ts'
import { VerdictSchema, type Verdict } from '../../verdict/verdict-schema.ts'

const schema = {
  summary: 'Whether a client read everything; for people with Accept: text/plain',
  querystring: VerdictQuerySchema,
  response: { 200: Type.Unsafe<Verdict | string>(VerdictSchema), 400: errorBodies.ADMIN }
}

export const verdict: FastifyPluginAsyncTypebox<{ readonly court: Court }> = async (app, { court }) => {
  app.get('/verdict', { schema }, async ({ query, headers: { accept = '' } }, reply) => {
    const verdict = await court.verdict(query)
    reply.header('vary', 'accept')
    if (negotiate(accept, ['application/json', 'text/plain']) !== 'text/plain') return verdict
    reply.type('text/plain; charset=utf-8').serializer(String)
    return reportOf(verdict)
  })
}
