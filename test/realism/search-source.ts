/** Reads records through the public search, page by page, by the cursor that a client would send. */
import type { FlowLog } from '../../src/contract/flow-log.ts'
import { pageOf, recordsOf, type Page } from '../../src/search/page.ts'
import type { UniverseSettings } from '../../src/universe/settings.ts'
import type { Universe } from '../../src/universe/universe.ts'
import { createUniverses } from '../../src/universe/universes.ts'
import type { Question, Source } from './source.ts'
import { wireRecordOf, type WireRecord } from './wire-record.ts'

const PROJECT = '9d80d070b6d44942af73c9c3d38e0429'
const FIREWALL = '2af58b7c-893c-4453-a984-bdd9b1bd6318'
const LIMIT = 1024
const SETTLED = 864_000_000 // ms. Ten days after the window every flow that started in it has ended

export type WireSettings = Pick<UniverseSettings, 'resolution' | 'protocol'>

export function createSearchSource (settings: WireSettings = { resolution: '1ms', protocol: 'name' }): Source {
  const worlds = new Map<string, Universe>()

  function universeOf ({ seed, rate }: Question): Universe {
    const name = `${seed} ${rate}`
    let world = worlds.get(name)
    if (world === undefined) {
      world = createUniverses({ ...settings, seed, rate })(PROJECT, FIREWALL)
      worlds.clear() // one at a time, to save memory
      worlds.set(name, world)
    }
    return world
  }

  return question => {
    const ask = (cursor: { logId?: string, nextDate?: number }): Page => pageOf(universeOf(question), {
      ...cursor,
      from: question.from,
      to: question.to - 1, // the search has both ends in
      filter: question.logType === undefined ? {} : { log_type: question.logType },
      order: 'oldest',
      limit: LIMIT,
      offset: 0,
      horizon: question.to + SETTLED,
      oldest: 0
    })
    const first = ask({})
    return { total: first.total, records: records(recordsOf(first), ask) }
  }
}

function * records (first: readonly FlowLog[], ask: (cursor: { logId: string, nextDate: number }) => Page): Generator<WireRecord> {
  for (let page = first; ;) {
    for (const record of page) yield wireRecordOf(record)
    const last = page.at(-1)
    if (last === undefined || page.length < LIMIT) return
    page = recordsOf(ask({ logId: last.log_id, nextDate: last.start_time }))
  }
}
