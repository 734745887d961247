// The documents and a page to browse them, as an app that never listens. routes/admin/openapi.ts injects requests into it.
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance } from 'fastify'
import { documentOf } from './document.ts'
import type { BuildMock } from './examples.ts'

const urls = [
  { name: "the vendor's API", url: '/__admin/openapi.json' },
  { name: "the mock's control surface", url: '/__admin/admin-openapi.json' }
]

export async function createPages (buildMock: BuildMock): Promise<FastifyInstance> {
  const app = Fastify({ routerOptions: { ignoreTrailingSlash: true } })
  const vendor = await documentOf('vendor', buildMock)
  const admin = await documentOf('admin', buildMock)
  await app.register(swagger) // @fastify/swagger-ui needs it; the page reads `urls`
  await app.register(swaggerUi, { routePrefix: '/__admin/docs', uiConfig: { urls, tryItOutEnabled: true } })
  for (const [url, document] of [['/__admin/openapi.json', vendor], ['/__admin/admin-openapi.json', admin]] as const) {
    app.get(url, async ({ headers }) => ({ ...document, servers: [{ url: headers['x-base-url'] }] }))
  }
  await app.ready()
  return app
}
