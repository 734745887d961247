// GET / and GET /v3: the versions of the identity service. Keystone clients ask for them first.
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { VersionSchema, type Version } from '../../contract/version.ts'

const rootSchema = {
  summary: 'Versions of the identity service',
  response: { 300: Type.Object({ versions: Type.Object({ values: Type.Array(VersionSchema) }) }) }
}

const versionSchema = {
  summary: 'The one version of the identity service',
  response: { 200: Type.Object({ version: VersionSchema }) }
}

export const versions: FastifyPluginAsyncTypebox = async app => {
  app.get('/', { schema: rootSchema }, async ({ protocol, host }, reply) => {
    reply.code(300)
    return { versions: { values: [versionAt(`${protocol}://${host}`)] } }
  })
  for (const url of ['/v3', '/v3/']) {
    app.get(url, { schema: versionSchema }, async ({ protocol, host }) => ({ version: versionAt(`${protocol}://${host}`) }))
  }
}

function versionAt (origin: string): Version {
  return {
    'media-types': [{ type: 'application/vnd.openstack.identity-v3+json', base: 'application/json' }],
    links: [{ rel: 'self', href: `${origin}/v3/` }],
    id: 'v3.6',
    updated: '2016-04-04T00:00:00Z',
    status: 'stable'
  }
}
