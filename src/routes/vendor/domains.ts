// GET /v3/domains, in its two places, and GET /v3/domains/{id}: the account of the caller.
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { domainOf } from '../../account/project.ts'
import { AuthHeadersSchema } from '../../contract/auth-headers.ts'
import { DomainListSchema, DomainQuerySchema, DomainSchema } from '../../contract/domain.ts'
import { errorBodies } from '../../contract/error-bodies.ts'
import type { Named } from '../../contract/named.ts'
import { NoSuchIdentityError } from '../../errors.ts'
import type { AuthOptions } from '../../plugins/strict-auth.ts'

const headers = AuthHeadersSchema
const sampleId = domainOf(1).id // with the default seed
const listSchema = { summary: 'The account of the caller', querystring: DomainQuerySchema, headers, response: { 200: DomainListSchema } }
const domainSchema = {
  operationId: 'KeystoneShowDomain',
  summary: 'The account of the caller, by its id',
  params: Type.Object({ id: Type.String({ description: 'Its id', examples: [sampleId] }) }),
  headers,
  response: { 200: Type.Object({ domain: DomainSchema }), 404: errorBodies.IAM }
}

export const domains: FastifyPluginAsyncTypebox<AuthOptions> = async (app, { config: { seed }, tokens }) => {
  const domainOfCaller = async (token: unknown) => domainOf(seed, (await tokens.read(String(token)))?.account.name)
  const describe = (domain: Named, baseUrl: string) => ({ ...domain, description: '', enabled: true, links: { self: `${baseUrl}/v3/domains/${domain.id}` } })

  for (const [path, operationId] of [['/v3/auth/domains', 'KeystoneListAuthDomains'], ['/v3/domains', 'KeystoneListDomains']] as const) {
    app.get(path, { schema: { ...listSchema, operationId } }, async ({ query: { name }, headers, baseUrl }) => {
      const domain = name === undefined ? await domainOfCaller(headers['x-auth-token']) : domainOf(seed, name)
      return { links: { self: `${baseUrl}${path}` }, domains: [describe(domain, baseUrl)] }
    })
  }

  app.get('/v3/domains/:id', { schema: domainSchema }, async ({ params: { id }, headers, baseUrl }) => {
    const domain = await domainOfCaller(headers['x-auth-token'])
    if (id !== domain.id) throw new NoSuchIdentityError(`domain: ${id}`)
    return { domain: describe(domain, baseUrl) }
  })
}
