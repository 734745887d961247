// The vendor's API: one file per resource, behind the plugins that guard and observe it.
import type { FastifyPluginAsync } from 'fastify'
import { createTokens } from '../account/tokens.ts'
import type { Config } from '../config/config.ts'
import { auth } from '../plugins/auth.ts'
import { baseUrl } from '../plugins/base-url.ts'
import { batchResponses } from '../plugins/batch-responses.ts'
import { compression } from '../plugins/compression.ts'
import { faults } from '../plugins/faults.ts'
import { identityErrors } from '../plugins/identity-errors.ts'
import { notFound } from '../plugins/not-found.ts'
import { observe } from '../plugins/observe.ts'
import { validation } from '../plugins/validation.ts'
import type { State } from '../state.ts'
import { catalog } from './vendor/catalog.ts'
import { domains } from './vendor/domains.ts'
import { firewalls } from './vendor/firewalls.ts'
import { flowLogs, type FlowLogsOptions } from './vendor/flow-logs.ts'
import { projects } from './vendor/projects.ts'
import { regions } from './vendor/regions.ts'
import { signIn } from './vendor/sign-in.ts'
import { token } from './vendor/token.ts'
import { versions } from './vendor/versions.ts'

export interface VendorOptions {
  readonly config: Config
  readonly state: State
  readonly universeOf: FlowLogsOptions['universeOf']
}

// Hooks run in the order of registration, which matters. onRequest: arrival, gate; preParsing: strict gate; preValidation: walk step, faults;
// onSend: a fault distorts the page before it is compressed, then answers of one turn leave together; onResponse: journal.
export const vendor: FastifyPluginAsync<VendorOptions> = async (app, { config, state, universeOf }) => {
  const { clock } = state
  const authOptions = { config, clock, tokens: createTokens(config.seed, state.revokedTokens) }

  app.register(validation)
  app.register(observe, { state })
  app.register(notFound) // what is refused is observed too
  app.register(faults, { state })
  app.register(async guarded => {
    guarded.register(auth, authOptions)
    guarded.register(firewalls, config)
    if (config.compression === 'on') guarded.register(compression)
    guarded.register(batchResponses)
    guarded.register(flowLogs, { config, clock, universeOf })
  })
  app.register(async identity => {
    identity.register(identityErrors)
    identity.register(baseUrl, config)
    identity.register(versions, config)
    identity.register(signIn, authOptions)
    identity.register(async guarded => {
      guarded.register(auth, authOptions)
      guarded.register(token, authOptions)
      guarded.register(catalog, authOptions)
      guarded.register(domains, authOptions)
      guarded.register(projects, authOptions)
      guarded.register(regions, {})
    })
  })
}
