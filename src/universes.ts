// The worlds of a configuration, by project and firewall.
import type { Config } from './config/config.ts'
import type { FlowLog } from './contract/flow-log.ts'
import { createUniverses, type Universe } from './universe/universe.ts'

const resolutions = { '1ms': 1, '1s': 1_000 } as const

/** `own`: records to show beside the computed ones. */
export function universesOf (config: Config, own: readonly FlowLog[]): (projectId: string, firewallId: string) => Universe {
  return createUniverses({ ...config, resolution: resolutions[config.resolution], own })
}
