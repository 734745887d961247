// GET /v3/auth/catalog: where the services are. Clients that sign with AK/SK fetch it to sign in.
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { catalogOf } from '../../account/catalog.ts'
import { projectWithId } from '../../account/project.ts'
import { AuthHeadersSchema } from '../../contract/auth-headers.ts'
import { CatalogSchema } from '../../contract/token.ts'
import type { AuthOptions } from '../../plugins/strict-auth.ts'

const schema = { operationId: 'KeystoneShowCatalog', summary: 'Every service, and where it is', headers: AuthHeadersSchema, response: { 200: CatalogSchema } }

export const catalog: FastifyPluginAsyncTypebox<AuthOptions> = async (app, { config: { seed }, tokens }) => {
  app.get('/v3/auth/catalog', { schema }, async ({ headers, baseUrl }) => {
    const { 'x-auth-token': token, 'x-project-id': projectId } = headers
    const claims = await tokens.read(String(token))
    const project = claims === undefined && projectId !== undefined ? projectWithId(seed, String(projectId)) : claims?.project
    return { catalog: catalogOf(seed, baseUrl, project), links: { self: `${baseUrl}/v3/auth/catalog` } }
  })
}
