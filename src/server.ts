// Makes the server below the app: its limits, and what Node would answer or cut off by itself, without our headers and body.
// The name `localhost` has two addresses, so Fastify may ask for two servers: nothing of this can be set on `app.server`.
import { createServer, type Server, type ServerOptions } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { FastifyServerFactory } from 'fastify'
import type { Clock } from './clock.ts'
import type { Config } from './config/config.ts'
import type { Connections } from './connections.ts'
import { answersWithoutRequest, clientErrorHandler } from './plugins/client-error.ts'
import { NoSuchApiError } from './errors.ts'

const maxHeaderSize = 16_384 // bytes, of URL and headers together

/** PEM. */
export interface Certificate {
  readonly cert: string
  readonly key: string
}

export interface ServerContext {
  readonly config: Config
  readonly clock: Clock
  readonly nextId: () => string
  readonly connections: Connections
  readonly certificate: Certificate | undefined
}

export function serverFactory ({ config, clock, nextId, connections, certificate }: ServerContext): FastifyServerFactory {
  const { requestTimeout, idleTimeout: keepAliveTimeout, maxConnections } = config
  const answerTo = answersWithoutRequest(nextId, clock.now)
  const options: ServerOptions = {
    maxHeaderSize,
    requestTimeout,
    headersTimeout: requestTimeout,
    keepAliveTimeout,
    connectionsCheckingInterval: Math.min(5_000, Math.max(50, requestTimeout / 2)),
    requireHostHeader: false // plugins/limits.ts requires it
  }
  return handler => {
    const server: Server = certificate === undefined ? createServer(options, handler) : createTlsServer({ ...options, ...certificate }, handler)
    server.maxConnections = maxConnections
    connections.watch(server)
    server.on('clientError', clientErrorHandler(answerTo, connections.whenAnswered))
    server.on('checkExpectation', handler) // plugins/limits.ts refuses it
    server.on('connect', (_request, socket) => socket.end(answerTo(new NoSuchApiError())))
    return server
  }
}
