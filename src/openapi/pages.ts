// The documents and a page to browse them, as an app that never listens. routes/admin/openapi.ts injects requests into it.
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Config } from '../config/config.ts'
import { documentOf } from './document.ts'
import type { BuildMock } from './examples.ts'
import { theme } from './theme.ts'

// It is sent to the page as text.
const fillInToken = () => { ui.preauthorizeApiKey('token', 'any') }

const urls = [
  { name: "the vendor's API", url: '/__admin/openapi.json' },
  { name: "the mock's control surface", url: '/__admin/admin-openapi.json' }
]

// The page's script has it; see lib/swagger-initializer.js of @fastify/swagger-ui.
declare const ui: { preauthorizeApiKey (scheme: string, key: string): void }

/** `auth`: whether any token is good, so that the page can fill one in. */
export async function createPages (buildMock: BuildMock, auth: Config['auth']): Promise<FastifyInstance> {
  const app = Fastify({ routerOptions: { ignoreTrailingSlash: true } })
  const vendor = await documentOf('vendor', buildMock)
  const admin = await documentOf('admin', buildMock)
  await app.register(swagger) // @fastify/swagger-ui needs it; the page reads `urls`
  await app.register(swaggerUi, { routePrefix: '/__admin/docs', ...theme, uiConfig: { urls, tryItOutEnabled: true, ...auth === 'any' && { onComplete: fillInToken } } })
  for (const [url, document] of [['/__admin/openapi.json', vendor], ['/__admin/admin-openapi.json', admin]] as const) {
    app.get(url, async ({ headers }) => ({ ...document, servers: [{ url: headers['x-base-url'] }] }))
  }
  await app.ready()
  return app
}
