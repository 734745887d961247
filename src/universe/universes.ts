/** The worlds of a mock, by project and firewall. Each is made when it is first needed; those used last are kept. */
import { LRUCache } from 'lru-cache'
import type { FlowLog } from '../contract/flow-log.ts'
import { keyOf } from './draw.ts'
import { ownRecordsFrom } from './own-records.ts'
import type { UniverseSettings } from './settings.ts'
import { createUniverse, type Universe } from './universe.ts'

const MOST_WORLDS = 10 // one takes some 3.5 MB, and as much again with all its filters

interface World {
  readonly projectId: string
  readonly firewallId: string
  readonly universe: Universe
}

/** `records` are the user's own: every firewall shows them beside its computed ones. */
export function createUniverses (settings: UniverseSettings, records: readonly FlowLog[] = []): (projectId: string, firewallId: string) => Universe {
  const worlds = new LRUCache<string, World>({ max: MOST_WORLDS })
  const own = records.length === 0 ? undefined : ownRecordsFrom(records)
  let last: World | undefined // most requests are for the same world as the request before
  return (projectId, firewallId) => {
    if (last?.firewallId === firewallId && last.projectId === projectId) return last.universe
    const name = JSON.stringify([projectId, firewallId])
    last = worlds.get(name) ?? { projectId, firewallId, universe: createUniverse(settings, own, keyOf(settings.seed, projectId, firewallId)) }
    worlds.set(name, last)
    return last.universe
  }
}
