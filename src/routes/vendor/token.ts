// GET, HEAD and DELETE /v3/auth/tokens: says what a token is good for, or ends it.
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { Claims } from '../../account/claims.ts'
import { tokenDocument } from '../../account/token-document.ts'
import { SubjectHeadersSchema } from '../../contract/auth-headers.ts'
import { errorBodies } from '../../contract/error-bodies.ts'
import { TokenQuerySchema, TokenSchema } from '../../contract/token.ts'
import { NoSuchTokenError } from '../../errors.ts'
import type { AuthOptions } from '../../plugins/strict-auth.ts'

const schema = {
  operationId: 'KeystoneValidateToken',
  summary: 'What a token says',
  querystring: TokenQuerySchema,
  headers: SubjectHeadersSchema,
  responseHeaders: { 'X-Subject-Token': 'The token that was looked at' },
  response: { 200: TokenSchema, 404: errorBodies.IAM }
}

const endSchema = {
  summary: 'Ends a token',
  headers: SubjectHeadersSchema,
  response: { 204: Type.Null(), 404: errorBodies.IAM }
}

export const token: FastifyPluginAsyncTypebox<AuthOptions> = async (app, { config: { seed }, clock, tokens }) => {
  async function claimsOf (token: string): Promise<Claims> {
    const claims = await tokens.read(token)
    if (claims === undefined || claims.exp * 1_000 <= clock.now()) throw new NoSuchTokenError()
    return claims
  }

  app.get('/v3/auth/tokens', { schema, exposeHeadRoute: true }, async ({ headers: { 'x-subject-token': subject = '' }, query: { nocatalog }, baseUrl }, reply) => {
    const claims = await claimsOf(subject)
    reply.header('x-subject-token', subject)
    return tokenDocument(claims, { seed, baseUrl, catalog: nocatalog === undefined })
  })

  app.delete('/v3/auth/tokens', { schema: endSchema }, async ({ headers: { 'x-subject-token': subject = '' } }, reply) => {
    await claimsOf(subject)
    tokens.revoke(subject)
    reply.code(204)
  })
}
