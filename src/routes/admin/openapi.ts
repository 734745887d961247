// /__admin/openapi.json, admin-openapi.json and docs: the OpenAPI documents and a page to browse them. The first request makes them.
import type { FastifyInstance, FastifyPluginAsync } from 'fastify'
import { NoSuchResourceError } from '../../errors.ts'

export interface DocumentsOptions {
  /** Makes the app of openapi/pages.ts, which answers these requests. */
  readonly documents: () => Promise<FastifyInstance>
}

const hidden = { hide: true }

export const openapi: FastifyPluginAsync<DocumentsOptions> = async (app, { documents }) => {
  let loading: Promise<FastifyInstance> | undefined

  for (const url of ['/openapi.json', '/admin-openapi.json', '/docs', '/docs/*']) {
    app.get(url, { schema: hidden }, async ({ url, baseUrl }, reply) => {
      loading ??= documents()
      const { statusCode, headers, rawPayload } = await (await loading).inject({ url, headers: { 'x-base-url': baseUrl } })
      if (statusCode === 404) throw new NoSuchResourceError()
      return reply.code(statusCode).headers(headers).send(rawPayload)
    })
  }
  app.addHook('onClose', async () => (await loading)?.close())
}
