// `request.baseUrl`: where the caller reaches the mock, for the links in answers. It has no slash at the end.
import fp from 'fastify-plugin'

declare module 'fastify' {
  interface FastifyRequest {
    readonly baseUrl: string
  }
}

export const baseUrl = fp<{ readonly publicUrl?: string | undefined }>(async (app, { publicUrl }) => {
  app.decorateRequest('baseUrl', {
    getter () {
      return publicUrl ?? `${this.protocol}://${this.host}` // those of the proxy under --trust-proxy
    }
  })
}, { name: 'cfw-mock-base-url', fastify: '5.x' })
