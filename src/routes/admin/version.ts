// /__admin/version: the versions of the mock, of its universe, and of Node.
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { version as mockVersion } from '../../package.ts'
import { UNIVERSE_VERSION } from '../../universe/universe-version.ts'

const VersionSchema = Type.Object({
  version: Type.String({ description: "The mock's own" }),
  universe: Type.Integer({ description: "The universe's: as long as it is the same, a seed gives the same records", minimum: 1 }),
  node: Type.String({ description: "Node's" })
})

export const version: FastifyPluginAsyncTypebox = async app => {
  app.get('/version', { schema: { summary: 'Which mock this is', response: { 200: VersionSchema } } }, async () => ({ version: mockVersion(), universe: UNIVERSE_VERSION, node: process.version }))
}
