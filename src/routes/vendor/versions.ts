// GET / and GET /v3: the versions of the identity service. Keystone clients ask for them first; a browser is led to the console.
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { adminAccess } from '../../config/admin-access.ts'
import type { Config } from '../../config/config.ts'
import { VersionSchema, type Version } from '../../contract/version.ts'
import { isBrowser } from '../../plugins/is-browser.ts'

const rootSchema = {
  operationId: 'KeystoneListVersions',
  summary: 'Versions of the identity service',
  response: { 300: Type.Object({ versions: Type.Object({ values: Type.Array(VersionSchema) }) }) }
}

const versionSchema = {
  operationId: 'KeystoneShowVersion',
  summary: 'The one version of the identity service',
  response: { 200: Type.Object({ version: VersionSchema }) }
}

export const versions: FastifyPluginAsyncTypebox<Config> = async (app, config) => {
  const hasConsole = adminAccess(config) !== 'off'

  app.get('/', { schema: rootSchema }, async ({ headers, baseUrl }, reply) => {
    if (hasConsole && isBrowser(headers)) return reply.redirect('/__admin/console')
    reply.code(300)
    return { versions: { values: [versionAt(baseUrl)] } }
  })
  for (const [url, hide] of [['/v3', false], ['/v3/', true]] as const) { // one of them in the documents, or generators make two operations of one name
    app.get(url, { schema: { ...versionSchema, hide } }, async ({ baseUrl }) => ({ version: versionAt(baseUrl) }))
  }
}

function versionAt (baseUrl: string): Version {
  return {
    'media-types': [{ type: 'application/vnd.openstack.identity-v3+json', base: 'application/json' }],
    links: [{ rel: 'self', href: `${baseUrl}/v3/` }],
    id: 'v3.6',
    updated: '2016-04-04T00:00:00Z',
    status: 'stable'
  }
}
