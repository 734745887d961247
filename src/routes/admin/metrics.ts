// /__admin/metrics: the tally, for Prometheus. The first request loads the library.
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { State } from '../../state.ts'

export const metrics: FastifyPluginAsyncTypebox<{ readonly state: State }> = async (app, { state }) => {
  let loading: Promise<{ text (): Promise<string>, close (): void }> | undefined
  const load = async () => (await import('./prometheus.ts')).createExposition(state)

  app.get('/metrics', { schema: { summary: 'Counts, for Prometheus', produces: ['text/plain'], response: { 200: Type.String() } } }, async (_request, reply) => {
    loading ??= load()
    const { text } = await loading
    reply.type('text/plain; version=0.0.4; charset=utf-8').serializer(String)
    return text()
  })
  app.addHook('onClose', async () => (await loading)?.close())
}
