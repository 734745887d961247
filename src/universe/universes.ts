/** The worlds of a mock, by project and firewall. Each is made when it is first needed; those used last are kept. */
import { LRUCache } from 'lru-cache'
import type { FlowLog } from '../contract/flow-log.ts'
import { isOutOfMemory } from '../kernel/out-of-memory.ts'
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

export interface Universes {
  (projectId: string, firewallId: string): Universe
  /** The world is made anew when it is next needed. */
  readonly forget: (projectId: string, firewallId: string) => void
}

/** `records` are the user's own: every firewall shows them beside its computed ones. */
export function createUniverses (settings: UniverseSettings, records: readonly FlowLog[] = []): Universes {
  const worlds = new LRUCache<string, World>({ max: MOST_WORLDS })
  const own = records.length === 0 ? undefined : ownRecordsFrom(records)
  let last: World | undefined // most requests are for the same world as the request before

  /** Where memory is short, the worlds go that were not used for longest. */
  const create = (projectId: string, firewallId: string): Universe => {
    try {
      return createUniverse(settings, own, keyOf(settings.seed, projectId, firewallId))
    } catch (error) {
      if (!isOutOfMemory(error) || worlds.size === 0) throw error
      last = undefined
      worlds.pop()
      return create(projectId, firewallId)
    }
  }
  const universeOf = (projectId: string, firewallId: string) => {
    if (last?.firewallId === firewallId && last.projectId === projectId) return last.universe
    const name = nameOf(projectId, firewallId)
    last = worlds.get(name) ?? { projectId, firewallId, universe: create(projectId, firewallId) }
    worlds.set(name, last)
    return last.universe
  }
  return Object.assign(universeOf, {
    forget (projectId: string, firewallId: string) {
      last = undefined
      worlds.delete(nameOf(projectId, firewallId))
    }
  })
}

function nameOf (projectId: string, firewallId: string): string {
  return JSON.stringify([projectId, firewallId])
}
