// The vendor's API: one file per resource, behind the plugins that guard and observe it.
import type { FastifyPluginAsync } from 'fastify'
import { createTokens } from '../account/tokens.ts'
import type { Config } from '../config/config.ts'
import { auth } from '../plugins/auth.ts'
import { batchResponses } from '../plugins/batch-responses.ts'
import { compression } from '../plugins/compression.ts'
import { faults } from '../plugins/faults.ts'
import { identityErrors } from '../plugins/identity-errors.ts'
import { observe } from '../plugins/observe.ts'
import { validation } from '../plugins/validation.ts'
import type { State } from '../state.ts'
import { firewalls } from './vendor/firewalls.ts'
import { flowLogs, type FlowLogsOptions } from './vendor/flow-logs.ts'
import { projects } from './vendor/projects.ts'
import { signIn } from './vendor/sign-in.ts'
import { token } from './vendor/token.ts'
import { versions } from './vendor/versions.ts'

export interface VendorOptions {
  readonly config: Config
  readonly state: State
  readonly universeOf: FlowLogsOptions['universeOf']
}

export const vendor: FastifyPluginAsync<VendorOptions> = async (app, { config, state, universeOf }) => {
  const { clock } = state
  const authOptions = { config, clock, tokens: createTokens(config.seed) }

  app.register(validation)
  app.register(observe, { state })
  app.register(faults, { state })
  app.register(async guarded => {
    guarded.register(auth, authOptions)
    guarded.register(firewalls, config)
    guarded.register(compression)
    guarded.register(batchResponses)
    guarded.register(flowLogs, { config, clock, universeOf })
  })
  app.register(async identity => {
    identity.register(identityErrors)
    identity.register(versions)
    identity.register(signIn, authOptions)
    identity.register(async guarded => {
      guarded.register(auth, authOptions)
      guarded.register(token, authOptions)
      guarded.register(projects, config)
    })
  })
}
