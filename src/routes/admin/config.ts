// /__admin/config: the settings in force. A secret is shown as "(secret)".
import { Type, type FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { mockSettings, type Config } from '../../config/config.ts'

const ConfigSchema = Type.Record(Type.String(), Type.Unknown(), { description: 'By setting name; durations in ms, times in ms since 1970, null where nothing is set' })

export const config: FastifyPluginAsyncTypebox<{ readonly config: Config }> = async (app, { config }) => {
  const secrets = Object.entries(mockSettings).filter(([, { secret = false }]) => secret).map(([name]) => name)
  const shown = Object.fromEntries(Object.entries(config).map(([name, value = null]) => [name, value !== null && secrets.includes(name) ? '(secret)' : value]))
  app.get('/config', { schema: { summary: 'How it was started', response: { 200: ConfigSchema } } }, async () => shown)
}
