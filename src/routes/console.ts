// /__admin/console: the files of the page for people. They say nothing of the mock, so they need no token; the page's calls do.
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyPluginAsync } from 'fastify'
import { packageFile } from '../package.ts'

const headers = {
  'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer'
} as const

const hidden = { schema: { hide: true } }

export const consoleFiles: FastifyPluginAsync = async app => {
  app.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
  app.register(fastifyStatic, { root: fileURLToPath(packageFile('dist/console/')), prefix: '/__admin/console/', wildcard: false, index: false, schemaHide: true })
  app.get('/__admin/console', hidden, (_request, reply) => reply.sendFile('index.html'))
  app.get('/__admin/console/', hidden, (_request, reply) => reply.redirect('/__admin/console'))
}
