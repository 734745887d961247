// /__admin/config: the settings in force, and what follows from them. A secret is shown as "(secret)".
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { mockSettings, type Config } from '../../config/config.ts'

const ConfigSchema = Type.Object({
  lookBack: Type.Integer({ description: 'How late a record can be after its start, and so how far back a collector must look, in ms: the longest session and the lag', minimum: 0 })
}, { additionalProperties: true, description: 'The settings by name; durations in ms, times in ms since 1970, null where nothing is set' })

export interface ConfigOptions {
  readonly config: Config
  /** ms */
  readonly lookBack: number
}

export const config: FastifyPluginAsyncTypebox<ConfigOptions> = async (app, { config, lookBack }) => {
  const secrets = Object.entries(mockSettings).filter(([, { secret = false }]) => secret).map(([name]) => name)
  const shown = Object.fromEntries(Object.entries(config).map(([name, value = null]) => [name, value !== null && secrets.includes(name) ? '(secret)' : value]))
  app.get('/config', { schema: { summary: 'How it was started', response: { 200: ConfigSchema } } }, async () => ({ ...shown, lookBack }))
}
