// Builds the mock as a Fastify app that does not listen yet.
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import { adminAccess } from './config/admin-access.ts'
import type { Config } from './config/config.ts'
import { createConnections } from './connections.ts'
import type { FlowLog } from './contract/flow-log.ts'
import type { FaultRule } from './faults/fault-rule.ts'
import type { Timer } from './faults/held-responses.ts'
import { crossOrigin } from './plugins/cross-origin.ts'
import { date, httpDate } from './plugins/date.ts'
import { errorShape, sendError } from './plugins/error-shape.ts'
import { limits, longestUrl } from './plugins/limits.ts'
import { requestId, requestIds } from './plugins/request-id.ts'
import { requestLog } from './plugins/request-log.ts'
import { admin } from './routes/admin.ts'
import { consoleFiles } from './routes/console.ts'
import { health } from './routes/health.ts'
import { vendor } from './routes/vendor.ts'
import { longestSessionOf } from './scenarios/longest-session-of.ts'
import { planterOf } from './scenarios/plant.ts'
import type { Scenario } from './scenarios/scenario.ts'
import { serverFactory, type Certificate } from './server.ts'
import { createState, type State } from './state.ts'
import { lookBackOf } from './universe/look-back.ts'
import { createUniverses } from './universe/universes.ts'
import { createCourt, type Court } from './verdict/court.ts'

export interface AppOptions {
  /** The system clock, in ms since 1970. */
  readonly system: () => number
  /** Receives log lines. */
  readonly log: { write (line: string): void }
  /** Own records, served beside those of the universe. */
  readonly own?: readonly FlowLog[]
  /** Attacks that are planted in the traffic. */
  readonly scenarios?: readonly Scenario[]
  /** The initial fault rules. */
  readonly faults?: readonly FaultRule[]
  /** Without one, the mock speaks HTTP. */
  readonly certificate?: (Certificate & { readonly dispose: () => void }) | undefined
  /** Times held answers; the system's timer by default. */
  readonly timer?: Timer | undefined
}

declare module 'fastify' {
  interface FastifyInstance {
    /** Clock, faults and journal, and verdicts, for the program that embeds the mock. */
    readonly state: State
    readonly court: Court
  }
}

// The documents are loaded when they are first requested.
const documents = async ({ auth }: Config) => (await import('./openapi/pages.ts')).createPages(buildApp, auth)

// Without these, Fastify loads compilers of its own, which takes a tenth of a start, and nothing uses them: the plugins that validate set a compiler,
// and response schemas only serve the documents.
const compilersFactory = {
  buildValidator: () => () => { throw new TypeError('no way to validate this route') },
  buildSerializer: () => () => JSON.stringify
}

export async function buildApp (config: Config, { system, log, own = [], scenarios = [], faults: initial, certificate, timer }: AppOptions): Promise<FastifyInstance> {
  const hasLog = config.logLevel !== 'silent'
  const nextId = requestIds()
  const connections = createConnections()
  const state = createState(config, { system, timer, faults: initial })
  const app = Fastify({
    logger: hasLog && { level: config.logLevel, stream: log },
    logController: new LogController({ disableRequestLogging: true }), // plugins/request-log.ts writes one line instead of two
    genReqId: nextId,
    bodyLimit: 262_144, // bytes
    serverFactory: serverFactory({ config, clock: state.clock, nextId, connections, certificate }),
    trustProxy: config.trustProxy,
    routerOptions: { maxParamLength: 2 * longestUrl }, // plugins/limits.ts bounds the URL
    exposeHeadRoutes: false, // the gateway knows no HEAD
    schemaController: { compilersFactory },
    return503OnClosing: false, // requests in flight are served
    frameworkErrors: (error, request, reply) => sendError(error, request, reply.header('date', httpDate(state.clock.now()))), // no hook runs before routing
    clientErrorHandler () {} // server.ts has one for every server
  })
  const universeOf = createUniverses(config, own, planterOf(scenarios, config, state.clock.now()))
  const court = createCourt({ settings: config, universeOf, ...state })

  app.decorate('state', state)
  app.decorate('court', court)
  app.addHook('preClose', done => {
    connections.close()
    done()
  })
  app.addHook('onClose', async () => certificate?.dispose())
  app.register(requestId)
  app.register(date, state)
  app.register(crossOrigin)
  app.register(limits)
  app.register(errorShape)
  if (adminAccess(config) !== 'off') app.register(consoleFiles)
  if (hasLog) app.register(requestLog)
  app.register(health)
  if (adminAccess(config) !== 'off') app.register(admin, { prefix: '/__admin', config, lookBack: lookBackOf(config, own, longestSessionOf(scenarios)), state, court, universeOf, scenarios, documents: () => documents(config) })
  app.register(vendor, { config, state, universeOf })
  await app.ready()
  return app
}
