// The whole mock, not yet listening.
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import type { Config } from './config.ts'
import type { FlowLog } from './contract/flow-log.ts'
import { auth } from './plugins/auth.ts'
import { compression } from './plugins/compression.ts'
import { crossOrigin } from './plugins/cross-origin.ts'
import { errorShape, sendError } from './plugins/error-shape.ts'
import { refuse } from './plugins/refuse.ts'
import { requestId, requestIds } from './plugins/request-id.ts'
import { requestLog } from './plugins/request-log.ts'
import { validation } from './plugins/validation.ts'
import { flowLogs } from './routes/flow-logs.ts'
import { health } from './routes/health.ts'
import { createState } from './state.ts'
import { universesOf } from './universes.ts'

export interface Surroundings {
  /** The time outside, in ms since 1970. */
  readonly system: () => number
  /** Where log lines go. */
  readonly log: { write (line: string): void }
  /** Records to serve beside the universe. */
  readonly own?: readonly FlowLog[]
}

export async function buildApp (config: Config, { system, log, own = [] }: Surroundings): Promise<FastifyInstance> {
  const listening = config.logLevel !== 'silent'
  const nextId = requestIds()
  const app = Fastify({
    logger: listening && { level: config.logLevel, stream: log },
    logController: new LogController({ disableRequestLogging: true }), // plugins/request-log.ts does it in one line
    genReqId: nextId,
    exposeHeadRoutes: false, // the gateway knows no HEAD
    return503OnClosing: false, // what is in flight is served to its end
    frameworkErrors: sendError,
    clientErrorHandler: refuse(nextId)
  })
  const { clock } = createState(config, system)
  const universeOf = universesOf(config, own)

  app.setSerializerCompiler(() => JSON.stringify) // response schemas are for the documents
  app.register(requestId)
  app.register(crossOrigin)
  app.register(errorShape)
  app.register(validation)
  if (listening) app.register(requestLog)
  app.register(health)
  app.register(async guarded => {
    guarded.register(auth)
    guarded.register(compression)
    guarded.register(flowLogs, { config, clock, universeOf })
  })
  await app.ready()
  return app
}
