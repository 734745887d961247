// /__admin/version: the versions of the mock and of Node.
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { version as mockVersion } from '../../package.ts'

const VersionSchema = Type.Object({
  version: Type.String({ description: "The mock's own" }),
  node: Type.String({ description: "Node's" })
})

export const version: FastifyPluginAsyncTypebox = async app => {
  app.get('/version', { schema: { summary: 'Which mock this is', response: { 200: VersionSchema } } }, async () => ({ version: mockVersion(), node: process.version }))
}
