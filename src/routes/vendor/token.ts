// GET /v3/auth/tokens: says what a token is good for.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { tokenDocument } from '../../account/token-document.ts'
import { errorBodies } from '../../contract/error-bodies.ts'
import { SubjectHeadersSchema } from '../../contract/subject-headers.ts'
import { TokenQuerySchema } from '../../contract/token-query.ts'
import { TokenSchema } from '../../contract/token.ts'
import { NoSuchTokenError } from '../../errors.ts'
import type { AuthOptions } from '../../plugins/strict-auth.ts'

const schema = {
  summary: 'What a token says',
  querystring: TokenQuerySchema,
  headers: SubjectHeadersSchema,
  response: { 200: TokenSchema, 401: errorBodies.APIGW, 404: errorBodies.IAM }
}

export const token: FastifyPluginAsyncTypebox<AuthOptions> = async (app, { config: { seed }, clock, tokens }) => {
  app.get('/v3/auth/tokens', { schema }, async ({ headers: { 'x-subject-token': subject = '' }, query: { nocatalog }, protocol, host }, reply) => {
    const claims = await tokens.read(subject)
    if (claims === undefined || claims.exp * 1_000 <= clock.now()) throw new NoSuchTokenError()
    reply.header('x-subject-token', subject)
    return tokenDocument(claims, { seed, origin: `${protocol}://${host}`, catalog: nocatalog === undefined })
  })
}
