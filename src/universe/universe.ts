// The world: placeholder.
import type { FlowLog } from '../contract/flow-log.ts'

export interface UniverseSettings {
  readonly seed: number
  readonly rate: number
  readonly resolution: number
  readonly protocol: 'name' | 'number'
  readonly own: readonly FlowLog[]
}

export interface Universe {
  readonly own: readonly FlowLog[]
}

export function createUniverses ({ own }: UniverseSettings): (projectId: string, firewallId: string) => Universe {
  return () => ({ own })
}
