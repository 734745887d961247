// Logs one line per request. Register it only where the app has a logger.
import fp from 'fastify-plugin'

export const requestLog = fp(async app => {
  app.addHook('onResponse', (request, reply, done) => {
    const { method, url } = request
    const { statusCode, elapsedTime } = reply
    const ms = Math.round(elapsedTime * 10) / 10
    request.log.info({ method, url, statusCode, ms }, `${method} ${url} ${statusCode} ${ms} ms`)
    done()
  })
}, { name: 'cfw-mock-request-log', fastify: '5.x' })
