// The OpenAPI documents and a page to browse them. What makes them is loaded, and they are made, when somebody first asks.
import type { FastifyInstance, FastifyPluginAsync } from 'fastify'

const hidden = { hide: true }

export const openapi: FastifyPluginAsync = async app => {
  let loading: Promise<FastifyInstance> | undefined
  const load = async () => (await import('../../openapi/pages.ts')).createPages()

  for (const url of ['/openapi.json', '/admin-openapi.json', '/docs', '/docs/*']) {
    app.get(url, { schema: hidden }, async ({ url }, reply) => {
      loading ??= load()
      const { statusCode, headers, rawPayload } = await (await loading).inject(url)
      return reply.code(statusCode).headers(headers).send(rawPayload)
    })
  }
  app.addHook('onClose', async () => (await loading)?.close())
}
