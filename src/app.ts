// The whole mock, not yet listening.
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import { adminAccess } from './config/admin-access.ts'
import type { Config } from './config/config.ts'
import type { FlowLog } from './contract/flow-log.ts'
import type { FaultRule } from './faults/fault-rule.ts'
import type { Timer } from './faults/held-responses.ts'
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
  /** The time outside, in ms since 1970. */
  readonly system: () => number
  /** Where log lines go. */
  readonly log: { write (line: string): void }
  /** Records to serve beside the universe. */
  readonly own?: readonly FlowLog[]
  /** Fault rules to begin with. */
  readonly faults?: readonly FaultRule[]
  /** Keeps answers waiting; the system's timer, if left out. */
  readonly timer?: Timer
}

declare module 'fastify' {
  interface FastifyInstance {
    /** For whoever embeds the mock: its clock, faults and journal. */
    readonly state: State
  }
}

// Loaded only when somebody asks for them.
const documents = async () => (await import('./openapi/pages.ts')).createPages(buildApp)

const maxHeaderSize = 16_384 // bytes, of address and headers together

export async function buildApp (config: Config, { system, log, own = [], faults: initial, timer }: AppOptions): Promise<FastifyInstance> {
  const listening = config.logLevel !== 'silent'
  const nextId = requestIds()
  const app = Fastify({
    logger: listening && { level: config.logLevel, stream: log },
    logController: new LogController({ disableRequestLogging: true }), // plugins/request-log.ts does it in one line
    genReqId: nextId,
    bodyLimit: 262_144, // bytes
    requestTimeout: config.requestTimeout,
    keepAliveTimeout: config.idleTimeout,
    http: { maxHeaderSize, headersTimeout: config.requestTimeout, connectionsCheckingInterval: Math.min(5_000, Math.max(50, config.requestTimeout / 2)) },
    exposeHeadRoutes: false, // the gateway knows no HEAD
    return503OnClosing: false, // what is in flight is served to its end
    frameworkErrors: sendError,
    clientErrorHandler: clientErrorHandler(nextId)
  })
  app.server.maxConnections = config.maxConnections
  const state = createState(config, { system, timer, faults: initial })
  const universeOf = createUniverses(config, own)

  app.decorate('state', state)
  app.setSerializerCompiler(() => JSON.stringify) // response schemas are for the documents
  app.register(requestId)
  app.register(limits)
  app.register(crossOrigin)
  app.register(errorShape)
  if (listening) app.register(requestLog)
  app.register(health)
  if (adminAccess(config) !== 'off') app.register(admin, { prefix: '/__admin', config, state, documents })
  app.register(vendor, { config, state, universeOf })
  await app.ready()
  return app
}
