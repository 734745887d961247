/** The worlds of a mock, by project and firewall. Each is made when it is first needed; those used last are kept. */
import { LRUCache } from 'lru-cache'
import type { FlowLog } from '../contract/flow-log.ts'
import { isOutOfMemory } from '../kernel/out-of-memory.ts'
import { atOnce, inTurns } from '../next-turn.ts'
import { keyOf } from './draw.ts'
import { createLogIds } from './log-id.ts'
import { NOTHING_PLANTED, type PlantedRecords } from './planted-records.ts'
import type { UniverseSettings } from './settings.ts'
import { ownRecordsFrom, storedRecordsOf } from './stored-records.ts'
import { createUniverse, type Universe } from './universe.ts'

const MOST_WORLDS = 10 // one takes some 3.5 MB, and as much again with all its filters; docs/scenarios.md says what planted records add

interface World {
  readonly projectId: string
  readonly firewallId: string
  readonly universe: Universe
}

interface Preparation {
  readonly over: Promise<void>
  /** Whether each of those who wait for it still does. */
  readonly waiting: Array<() => boolean>
}

export interface Universes {
  (projectId: string, firewallId: string): Universe
  /**
   * Makes a world that is not there yet, in pieces of some ms, one world after the other: many at once would need the memory of many. Undefined where there is
   * nothing to wait for. It is not made where nobody of those who asked wants it any more when its turn comes.
   */
  readonly prepare: (projectId: string, firewallId: string, isWanted?: () => boolean) => Promise<void> | undefined
  /** The world is made anew when it is next needed. */
  readonly forget: (projectId: string, firewallId: string) => void
}

/** Makes the records that scenarios plant in the world of this key, and yields between its pieces. */
export type Planter = (projectId: string, firewallId: string, key: number) => Generator<void, PlantedRecords>

/** `records` are the user's own: every firewall shows them beside its computed ones. */
export function createUniverses (settings: UniverseSettings, records: readonly FlowLog[] = [], plant?: Planter): Universes {
  const worlds = new LRUCache<string, World>({ max: MOST_WORLDS })
  const own = ownRecordsFrom(records)
  const onlyOwn = records.length === 0 ? undefined : storedRecordsOf(own, NOTHING_PLANTED, createLogIds(0), settings.protocol) // in every world where nothing is planted
  const underWay = new Map<string, Preparation>()
  let preparing = Promise.resolve()
  let last: World | undefined // most requests are for the same world as the request before

  function * make (projectId: string, firewallId: string): Generator<void, Universe> {
    const key = keyOf(settings.seed, projectId, firewallId)
    const planted = plant === undefined ? NOTHING_PLANTED : yield * plant(projectId, firewallId, key)
    yield
    return yield * createUniverse(settings, key, ids => planted.starts.length === 0 ? onlyOwn : storedRecordsOf(own, planted, ids, settings.protocol))
  }
  /** Where memory is short, the worlds go that were not used for longest. */
  function * create (projectId: string, firewallId: string): Generator<void, World> {
    for (;;) {
      try {
        return { projectId, firewallId, universe: yield * make(projectId, firewallId) }
      } catch (error) {
        if (!isOutOfMemory(error) || worlds.size === 0) throw error
        last = undefined
        worlds.pop()
      }
    }
  }
  const isLast = (projectId: string, firewallId: string) => last?.firewallId === firewallId && last.projectId === projectId
  const universeOf = (projectId: string, firewallId: string) => {
    if (last !== undefined && isLast(projectId, firewallId)) return last.universe
    const name = nameOf(projectId, firewallId)
    last = worlds.get(name) ?? atOnce(create(projectId, firewallId))
    worlds.set(name, last)
    return last.universe
  }
  return Object.assign(universeOf, {
    prepare (projectId: string, firewallId: string, isWanted: () => boolean = () => true) {
      if (isLast(projectId, firewallId)) return undefined
      const name = nameOf(projectId, firewallId)
      if (worlds.has(name)) return undefined
      const known = underWay.get(name)
      if (known !== undefined) {
        known.waiting.push(isWanted)
        return known.over
      }
      const waiting = [isWanted]
      const over = preparing.then(async () => {
        if (worlds.has(name) || !waiting.some(isWanted => isWanted())) return
        const world = await inTurns(create(projectId, firewallId))
        if (!worlds.has(name)) worlds.set(name, world)
      }).finally(() => underWay.delete(name))
      underWay.set(name, { over, waiting })
      preparing = over.catch(() => {})
      return over
    },
    forget (projectId: string, firewallId: string) {
      last = undefined
      worlds.delete(nameOf(projectId, firewallId))
    }
  })
}

function nameOf (projectId: string, firewallId: string): string {
  return JSON.stringify([projectId, firewallId])
}
