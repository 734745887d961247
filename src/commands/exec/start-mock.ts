/** The mock that a command is run against, and the environment that leads the command to it. */
import type { FastifyInstance } from 'fastify'
import { buildApp, type AppOptions } from '../../app.ts'
import type { Config } from '../../config/config.ts'
import { initialFaults } from '../../faults/initial-faults.ts'
import { readRecords } from '../../records/read-records.ts'
import { longestSessionOf } from '../../scenarios/longest-session-of.ts'
import { scenariosFrom } from '../../scenarios/scenarios-from.ts'
import { lookBackOf } from '../../universe/look-back.ts'
import { listen } from '../listen.ts'
import { environmentOf } from './environment.ts'

export interface StartOptions extends Pick<AppOptions, 'system' | 'log' | 'timer'> {
  /** How long before now the command is to read from (ms). */
  readonly history: number
}

export interface StartedMock {
  readonly app: FastifyInstance
  readonly environment: ReturnType<typeof environmentOf>
}

/** It listens; the caller closes it. */
export async function startMock (config: Config, { history, ...options }: StartOptions): Promise<StartedMock> {
  const own = config.records === undefined ? [] : await readRecords(config.records)
  const scenarios = scenariosFrom(config.scenario, config.profile)
  const app = await buildApp(config, { ...options, own, scenarios, faults: await initialFaults(config) })
  const url = await listen(app, config)
  return { app, environment: environmentOf(config, url, { startTime: app.state.clock.now() - history, lookBack: lookBackOf(config, own, longestSessionOf(scenarios)) }) }
}
