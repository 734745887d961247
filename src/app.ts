// Builds the mock as a Fastify app that does not listen yet.
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import { adminAccess } from './config/admin-access.ts'
import type { Config } from './config/config.ts'
import type { FlowLog } from './contract/flow-log.ts'
import type { FaultRule } from './faults/fault-rule.ts'
import type { Timer } from './faults/held-responses.ts'
import { connections } from './plugins/connections.ts'
import { crossOrigin } from './plugins/cross-origin.ts'
import { errorShape, sendError } from './plugins/error-shape.ts'
import { limits } from './plugins/limits.ts'
import { clientErrorHandler } from './plugins/client-error.ts'
import { requestId, requestIds } from './plugins/request-id.ts'
import { requestLog } from './plugins/request-log.ts'
import { admin } from './routes/admin.ts'
import { health } from './routes/health.ts'
import { vendor } from './routes/vendor.ts'
import { createState, type State } from './state.ts'
import { createUniverses } from './universe/universes.ts'

export interface AppOptions {
  /** The system clock, in ms since 1970. */
  readonly system: () => number
  /** Receives log lines. */
  readonly log: { write (line: string): void }
  /** Own records, served beside those of the universe. */
  readonly own?: readonly FlowLog[]
  /** The initial fault rules. */
  readonly faults?: readonly FaultRule[]
  /** Times held answers; the system's timer by default. */
  readonly timer?: Timer
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Clock, faults and journal, for the program that embeds the mock. */
    readonly state: State
  }
}

// The documents are loaded when they are first requested.
const documents = async () => (await import('./openapi/pages.ts')).createPages(buildApp)

const maxHeaderSize = 16_384 // bytes, of URL and headers together

export async function buildApp (config: Config, { system, log, own = [], faults: initial, timer }: AppOptions): Promise<FastifyInstance> {
  const hasLog = config.logLevel !== 'silent'
  const nextId = requestIds()
  const app: FastifyInstance = Fastify({
    logger: hasLog && { level: config.logLevel, stream: log },
    logController: new LogController({ disableRequestLogging: true }), // plugins/request-log.ts writes one line instead of two
    genReqId: nextId,
    bodyLimit: 262_144, // bytes
    requestTimeout: config.requestTimeout,
    keepAliveTimeout: config.idleTimeout,
    http: { maxHeaderSize, headersTimeout: config.requestTimeout, connectionsCheckingInterval: Math.min(5_000, Math.max(50, config.requestTimeout / 2)) },
    exposeHeadRoutes: false, // the gateway knows no HEAD
    return503OnClosing: false, // requests in flight are served
    frameworkErrors: sendError,
    clientErrorHandler: clientErrorHandler(nextId, (socket, run) => app.whenAnswered(socket, run))
  })
  app.server.maxConnections = config.maxConnections
  const state = createState(config, { system, timer, faults: initial })
  const universeOf = createUniverses(config, own)

  app.decorate('state', state)
  app.setSerializerCompiler(() => JSON.stringify) // response schemas only serve the documents
  app.register(connections)
  app.register(requestId)
  app.register(limits)
  app.register(crossOrigin)
  app.register(errorShape)
  if (hasLog) app.register(requestLog)
  app.register(health)
  if (adminAccess(config) !== 'off') app.register(admin, { prefix: '/__admin', config, state, documents })
  app.register(vendor, { config, state, universeOf })
  await app.ready()
  return app
}
