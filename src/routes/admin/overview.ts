// GET /__admin: everything that can be asked of the control surface.
import { Type } from '@sinclair/typebox'
import type { FastifyPluginAsync } from 'fastify'
import fp from 'fastify-plugin'
import { isBrowser } from '../../plugins/is-browser.ts'

const schema = {
  summary: 'What there is',
  response: { 200: Type.Record(Type.String(), Type.String(), { description: 'What each action does, by its method and path' }) }
}

/** Adds the routes of the scope to `actions` as they are registered, so it comes before them. */
export const overview = fp<{ readonly actions: Record<string, string> }>(async (app, { actions }) => {
  app.addHook('onRoute', ({ method, url, schema }) => {
    if (schema?.hide !== true) for (const name of [method].flat()) actions[`${name} ${url.replace(/:(\w+)/g, '{$1}')}`] = schema?.summary ?? ''
  })

  const index: FastifyPluginAsync = async app => {
    for (const [url, hide] of [['', false], ['/', true]] as const) {
      app.get(url, { schema: { ...schema, hide }, prefixTrailingSlash: 'slash' }, async ({ headers }, reply) => isBrowser(headers) ? reply.redirect('/__admin/console') : actions)
    }
  }
  app.register(index)
}, { name: 'cfw-mock-overview', fastify: '5.x' })
