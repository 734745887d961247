// POST /v3/auth/tokens: issues a token to a caller with a password or another token.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { callerOf } from '../../account/caller.ts'
import type { Claims } from '../../account/claims.ts'
import { domainOf, projectNamed, projectWithId } from '../../account/project.ts'
import { tokenDocument } from '../../account/token-document.ts'
import { errorBodies } from '../../contract/error-bodies.ts'
import { TokenRequestSchema, type TokenRequest } from '../../contract/token-request.ts'
import { TokenQuerySchema, TokenSchema } from '../../contract/token.ts'
import { BadIdentityRequestError, WrongPasswordError, WrongTokenError } from '../../errors.ts'
import type { AuthOptions } from '../../plugins/strict-auth.ts'

const lastSecond = 8_640_000_000_000 // s since 1970: the last a Date can hold

const schema = {
  operationId: 'KeystoneCreateUserToken',
  summary: 'A token, in the header X-Subject-Token',
  querystring: TokenQuerySchema,
  body: TokenRequestSchema,
  responseHeaders: { 'X-Subject-Token': 'The token' },
  response: { 201: TokenSchema, 400: errorBodies.IAM, 401: errorBodies.IAM }
}

export const signIn: FastifyPluginAsyncTypebox<AuthOptions> = async (app, { config, clock, tokens }) => {
  const { seed, user = [], tokenTtl } = config
  const logins = config.auth === 'strict' ? user : undefined

  app.post('/v3/auth/tokens', { schema }, async ({ body: { auth }, query: { nocatalog }, baseUrl }, reply) => {
    const { identity, scope } = auth
    const now = clock.now()
    const iat = Math.floor(now / 1_000)
    const [mistake] = mistakesIn(auth)
    if (mistake !== undefined) throw new BadIdentityRequestError(mistake)
    const caller = await callerOf(identity, { seed, tokens, logins, now: iat })
    if (caller === undefined) throw identity.methods.includes('password') ? new WrongPasswordError() : new WrongTokenError()
    const claims = {
      iat,
      exp: Math.min(Math.floor((now + tokenTtl) / 1_000), caller.expiresAt, lastSecond),
      methods: identity.methods,
      user: caller.user,
      account: caller.account,
      ...scopeOf(scope, seed)
    }
    reply.code(201).header('x-subject-token', await tokens.issue(claims))
    return tokenDocument(claims, { seed, baseUrl, catalog: nocatalog === undefined })
  })
}

function scopeOf (scope: TokenRequest['auth']['scope'] = {}, seed: number): Pick<Claims, 'project' | 'domain'> {
  if (scope === 'unscoped') return {}
  const { project, domain } = scope
  if (project?.id !== undefined) return { project: projectWithId(seed, project.id) }
  if (project?.name !== undefined) return { project: projectNamed(seed, project.name) }
  return domain === undefined ? {} : { domain: domainOf(seed, domain.name) }
}

// Mistakes that the schema cannot express.
function mistakesIn ({ identity, scope }: TokenRequest['auth']): readonly string[] {
  const project = scope === 'unscoped' ? undefined : scope?.project
  const references = { 'auth.identity.password.user': identity.password?.user, 'auth.scope.project': project }
  return [
    ...identity.methods.filter(method => identity[method] === undefined).map(method => `auth.identity.${method} is missing`),
    ...Object.entries(references).filter(([, to]) => to !== undefined && to.id === undefined && to.name === undefined).map(([name]) => `${name} needs an id or a name`)
  ]
}
