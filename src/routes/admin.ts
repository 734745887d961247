// /__admin, the mock's own control surface: one file per resource, behind the plugin that guards it.
import type { FastifyPluginAsync } from 'fastify'
import { adminAccess } from '../config/admin-access.ts'
import { adminGuard } from '../plugins/admin-guard.ts'
import { adminShape } from '../plugins/admin-shape.ts'
import { baseUrl } from '../plugins/base-url.ts'
import { localCaller } from '../plugins/local-caller.ts'
import type { State } from '../state.ts'
import type { Universes } from '../universe/universes.ts'
import type { Court } from '../verdict/court.ts'
import { clock } from './admin/clock.ts'
import { config as configRoute, type ConfigOptions } from './admin/config.ts'
import { events } from './admin/events.ts'
import { explain } from './admin/explain.ts'
import { faults } from './admin/faults.ts'
import { metrics } from './admin/metrics.ts'
import { openapi, type DocumentsOptions } from './admin/openapi.ts'
import { overview } from './admin/overview.ts'
import { records } from './admin/records.ts'
import { requests } from './admin/requests.ts'
import { reset } from './admin/reset.ts'
import { scenarios as scenariosRoutes, type ScenariosOptions } from './admin/scenarios.ts'
import { traffic } from './admin/traffic.ts'
import { verdict } from './admin/verdict.ts'
import { version } from './admin/version.ts'

export interface AdminOptions extends ConfigOptions, DocumentsOptions, Pick<ScenariosOptions, 'scenarios'> {
  readonly state: State
  readonly court: Court
  readonly universeOf: Universes
}

export const admin: FastifyPluginAsync<AdminOptions> = async (app, { config, lookBack, state, court, universeOf, scenarios, documents }) => {
  const actions = { 'GET /__admin/health': 'Ready or not', 'GET /__admin/console': 'A page for people', 'GET /__admin/docs': 'These actions and the API, to read and to try' } // the others add themselves
  app.register(adminShape, { actions })
  app.register(baseUrl, config)
  if (config.adminToken !== undefined) app.register(adminGuard, { token: config.adminToken })
  else if (adminAccess(config) === 'local') app.register(localCaller)
  app.register(overview, { actions })
  app.register(clock, state)
  app.register(configRoute, { config, lookBack })
  app.register(events, state)
  app.register(explain, { config, universeOf, clock: state.clock })
  app.register(faults, state)
  app.register(metrics, { state })
  app.register(openapi, { documents })
  app.register(records, { court })
  app.register(requests, state)
  app.register(reset, { state })
  app.register(scenariosRoutes, { config, scenarios, universeOf })
  app.register(traffic, { config, clock: state.clock, universeOf })
  app.register(verdict, { court, config })
  app.register(version)
}
