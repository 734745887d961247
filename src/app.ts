// The whole mock, not yet listening.
import Fastify, { LogController, type FastifyInstance } from 'fastify'
import { createTokens } from './account/tokens.ts'
import type { Config } from './config.ts'
import type { FlowLog } from './contract/flow-log.ts'
import { auth } from './plugins/auth.ts'
import { crossOrigin } from './plugins/cross-origin.ts'
import { errorShape, sendError } from './plugins/error-shape.ts'
import { identityErrors } from './plugins/identity-errors.ts'
import { refuse } from './plugins/refuse.ts'
import { requestId, requestIds } from './plugins/request-id.ts'
import { requestLog } from './plugins/request-log.ts'
import { validation } from './plugins/validation.ts'
import { firewalls } from './routes/firewalls.ts'
import { flowLogs } from './routes/flow-logs.ts'
import { health } from './routes/health.ts'
import { projects } from './routes/projects.ts'
import { signIn } from './routes/sign-in.ts'
import { token } from './routes/token.ts'
import { versions } from './routes/versions.ts'
import { createState } from './state.ts'
import { createUniverses } from './universe/universe.ts'

export interface Surroundings {
  /** The time outside, in ms since 1970. */
  readonly system: () => number
  /** Where log lines go. */
  readonly log: { write (line: string): void }
  /** Records to serve beside the universe. */
  readonly own?: readonly FlowLog[]
}

const resolutions = { '1ms': 1, '1s': 1_000 } as const

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
  const trust = { config, clock, tokens: createTokens(config.seed) }
  const universeOf = createUniverses({ ...config, resolution: resolutions[config.resolution], own })

  app.setSerializerCompiler(() => JSON.stringify) // response schemas are for the documents
  app.register(requestId)
  app.register(crossOrigin)
  app.register(errorShape)
  app.register(validation)
  if (listening) app.register(requestLog)
  app.register(health)
  app.register(async guarded => {
    guarded.register(auth, trust)
    guarded.register(firewalls, config)
    guarded.register(flowLogs, { config, clock, universeOf })
  })
  app.register(async identity => {
    identity.register(identityErrors)
    identity.register(versions)
    identity.register(signIn, trust)
    identity.register(async guarded => {
      guarded.register(auth, trust)
      guarded.register(token, trust)
      guarded.register(projects, config)
    })
  })
  await app.ready()
  return app
}
