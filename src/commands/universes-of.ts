// The worlds of a mock with these settings, own and planted records included, for commands that ask no mock.
import type { Config } from '../config/config.ts'
import { requireRoomForKernel } from '../kernel/kernel.ts'
import { planterOf } from '../scenarios/plant.ts'
import { createUniverses, type Universes } from '../universe/universes.ts'

/** `now` is the clock's time at the start, in ms since 1970. Throws ConfigError, and an error with one line where there is no room for a world. */
export async function universesOf (config: Config, now: number): Promise<Universes> {
  requireRoomForKernel()
  const own = config.records === undefined ? [] : await (await import('../records/read-records.ts')).readRecords(config.records)
  const scenarios = config.scenario === undefined && config.profile === undefined ? [] : (await import('../scenarios/scenarios-from.ts')).scenariosFrom(config.scenario, config.profile)
  return createUniverses(config, own, planterOf(scenarios, config, now))
}
