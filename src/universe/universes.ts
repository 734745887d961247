/** The worlds of a mock, by project and firewall: made when first asked for, the last few kept. */
import { LRUCache } from 'lru-cache'
import type { FlowLog } from '../contract/flow-log.ts'
import { keyOf } from './draw.ts'
import { sortedOwn } from './own-records.ts'
import type { UniverseSettings } from './settings.ts'
import { createUniverse, type Universe } from './universe.ts'

const KEPT = 10 // worlds; one weighs some 3.5 MB, and as much again with all its filters

interface World {
  readonly projectId: string
  readonly firewallId: string
  readonly universe: Universe
}

/** `records`: the user's own, which every firewall shows beside the computed ones. */
export function createUniverses (settings: UniverseSettings, records: readonly FlowLog[] = []): (projectId: string, firewallId: string) => Universe {
  const worlds = new LRUCache<string, World>({ max: KEPT })
  const own = records.length === 0 ? undefined : sortedOwn(records)
  let last: World | undefined // the world that is asked for again, mostly
  return (projectId, firewallId) => {
    if (last?.firewallId === firewallId && last.projectId === projectId) return last.universe
    const name = JSON.stringify([projectId, firewallId])
    last = worlds.get(name) ?? { projectId, firewallId, universe: createUniverse(settings, own, keyOf(settings.seed, projectId, firewallId)) }
    worlds.set(name, last)
    return last.universe
  }
}
