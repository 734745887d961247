// Collectors that lose records, a few lines each, and the condition that breaks them.
import type { FlowLog } from '../../src/contract/flow-log.ts'
import type { Cause } from '../../src/verdict/causes.ts'
import type { NOTES } from '../../src/verdict/notes.ts'
import { insist, walk, type Walker } from './good.ts'
import type { Query, Surroundings } from './service.ts'

const SECOND = 1_000
const MINUTE = 60_000
const HOUR = 3_600_000

export interface BadWalker {
  readonly name: string
  readonly under: Surroundings
  /** The causes of its losses, the largest first. */
  readonly causes: readonly Cause[]
  readonly notes?: ReadonlyArray<keyof typeof NOTES>
  readonly walker: Walker
}

export const BAD: readonly BadWalker[] = [
  {
    name: 'no paging',
    under: { limit: 10 },
    causes: ['no-second-page'],
    walker: async service => { await insist(service, { start_time: service.now() - MINUTE, end_time: service.now() }) }
  },
  {
    name: 'a time as cursor, with >',
    under: { profile: 'ties', settings: { order: 'oldest' }, limit: 70 },
    causes: ['tie-skipped'],
    walker: async service => {
      const end = service.now()
      for (let from = end - MINUTE; ;) {
        const { records } = await insist(service, { start_time: from, end_time: end })
        const last = records.at(-1)
        if (records.length < service.limit || last === undefined) return
        from = last.start_time + 1
      }
    }
  },
  {
    name: 'a time as cursor, with >=',
    under: { profile: 'ties', settings: { order: 'oldest' }, limit: 700 },
    causes: [],
    notes: ['tie-repeated'],
    walker: async service => {
      const end = service.now()
      for (let from = end - MINUTE; ;) {
        const { records } = await insist(service, { start_time: from, end_time: end })
        const last = records.at(-1)
        if (records.length < service.limit || last === undefined) return
        from = last.start_time
      }
    }
  },
  {
    name: 'next_date without log_id',
    under: { profile: 'ties', limit: 70 },
    causes: ['tie-skipped'],
    walker: async service => {
      const window = { start_time: service.now() - MINUTE, end_time: service.now() }
      for (let last: FlowLog | undefined; ;) {
        const { records } = await insist(service, { ...window, next_date: last?.start_time })
        last = records.at(-1)
        if (records.length < service.limit || last === undefined) return
      }
    }
  },
  {
    name: 'as many pages by offset as the first total says, while records arrive',
    under: { settings: { rate: 20 }, limit: 50, pace: 2 * SECOND },
    causes: ['offset-shifted'],
    walker: async service => {
      const window = { start_time: service.now() - 10 * MINUTE, end_time: service.now() + HOUR }
      const { total } = await insist(service, window)
      for (let offset = service.limit; offset < total; offset += service.limit) await insist(service, { ...window, offset })
      service.wait(MINUTE)
    }
  },
  {
    name: 'offsets while records expire',
    under: { settings: { order: 'oldest', retention: '10m', rate: 20 }, limit: 50, pace: SECOND },
    causes: ['offset-shifted'],
    walker: async service => {
      const window = { start_time: service.now() - 9 * MINUTE, end_time: service.now() }
      for (let offset = 0; ; offset += service.limit) {
        const { records } = await insist(service, { ...window, offset })
        if (records.length < service.limit) return
        service.wait(4 * SECOND)
      }
    }
  },
  {
    name: 'three pages and no more',
    under: { limit: 10 },
    causes: ['stopped-early'],
    walker: async service => {
      const window = { start_time: service.now() - HOUR, end_time: service.now() }
      for (let page = 1, last: FlowLog | undefined; page <= 3; page++) {
        const { records } = await insist(service, { ...window, log_id: last?.log_id })
        last = records.at(-1)
      }
    }
  },
  {
    name: 'on to the next page after a failure',
    under: { limit: 10, faults: [{ match: { page: 3 }, times: 1, respond: { status: 503 } }] },
    causes: ['page-lost-to-error'],
    walker: async service => {
      const window = { start_time: service.now() - HOUR, end_time: service.now() }
      const { total } = await service.ask(window)
      for (let offset = service.limit; offset < total; offset += service.limit) await service.ask({ ...window, offset })
    }
  },
  {
    name: 'on to the next window after a failure',
    under: { limit: 1_000, faults: [{ match: { requests: { from: 2, to: 2 } }, respond: { status: 502 } }] },
    causes: ['page-lost-to-error'],
    walker: async service => {
      const start = service.now() - 10 * HOUR
      for (let hour = 0; hour < 3; hour++) await service.ask({ start_time: start + hour * MINUTE, end_time: start + (hour + 1) * MINUTE })
    }
  },
  ...[{ kind: 'no-records', as: 'null' }, { kind: 'no-records', as: 'missing' }, { respond: { status: 200, body: '' } }].map((fault): BadWalker => ({
    name: `an end where ${JSON.stringify(fault)} left no records`,
    under: { limit: 10, faults: [{ ...fault, match: { page: 3 }, times: 1 }] },
    causes: ['page-lost-to-error'],
    walker: async service => {
      const window = { start_time: service.now() - HOUR, end_time: service.now() }
      for (let cursor: Query = {}; ;) {
        const { records } = await service.ask({ ...window, ...cursor })
        const last = records.at(-1)
        if (records.length < service.limit || last === undefined) return
        cursor = { log_id: last.log_id, next_date: last.start_time }
      }
    }
  })),
  {
    name: 'no look-back',
    under: { settings: { rate: 5 } },
    causes: ['arrived-late'],
    walker: async service => {
      for (let poll = 0, from = service.now() - MINUTE; poll < 5; poll++) {
        const to = service.now()
        await walk(service, from, to)
        from = to
        service.wait(MINUTE)
      }
    }
  },
  {
    name: 'fixed windows with too short a lag',
    under: { profile: 'late' },
    causes: ['arrived-late'],
    walker: async service => {
      for (let poll = 0; poll < 15; poll++) {
        const end = service.now() - 2 * MINUTE
        await walk(service, end - MINUTE, end)
        service.wait(MINUTE)
      }
    }
  },
  {
    name: 'slices of whole seconds',
    under: { settings: { rate: 20 }, pace: 0 },
    causes: ['boundary-skipped'],
    walker: async service => {
      const start = Math.floor(service.now() / MINUTE) * MINUTE - 10 * HOUR
      for (let slice = 0; slice < 10; slice++) await walk(service, start + slice * MINUTE, start + (slice + 1) * MINUTE - SECOND)
    }
  },
  {
    name: 'down for ten minutes and on from now',
    under: { pace: 0 },
    causes: ['gap-between-windows', 'arrived-late'],
    walker: async service => {
      const once = async () => walk(service, service.now() - MINUTE, service.now())
      await once()
      service.wait(11 * MINUTE)
      await once()
      await walk(service, service.now() - MINUTE, service.now())
    }
  },
  {
    name: 'asking for what is no longer kept',
    under: { settings: { retention: '1h', rate: 2 } },
    causes: ['beyond-retention'],
    walker: async service => {
      const from = service.now() - 50 * MINUTE
      await walk(service, service.now() - 40 * MINUTE, service.now() - 39 * MINUTE)
      service.wait(30 * MINUTE)
      await walk(service, from, service.now() - 60 * MINUTE)
    }
  }
]
