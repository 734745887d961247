// Collectors that lose nothing.
import type { FlowLog } from '../../src/contract/flow-log.ts'
import type { Answer, Query, Service } from './service.ts'

export type Walker = (service: Service) => Promise<void>

const MINUTE = 60_000
const POLLS = 4

/** Polls once a minute: all from the start of the collector, but no further back than the longest session and the lag. */
function poller (read: (service: Service, from: number, to: number) => Promise<void>): Walker {
  return async service => {
    const start = service.now() - MINUTE
    for (let poll = 0; poll < POLLS; poll++) {
      await read(service, Math.max(start, service.now() - service.lookBack), service.now())
      service.wait(MINUTE)
    }
  }
}

/** Asks until it is answered: waits as long as it is told to, else a second. A page that was not the last tells how to go on. */
export async function insist (service: Service, query: Query): Promise<Answer> {
  for (;;) {
    const answer = await service.ask(query)
    if (answer.status === 200 || answer.status === 400) return answer
    service.wait((answer.retryAfter || 1) * 1_000)
  }
}

/** A window by cursor, to its end; from its start again where the cursor is refused. */
export async function walk (service: Service, from: number, to: number, filter: Query = {}): Promise<readonly FlowLog[]> {
  const window = { start_time: from, end_time: to, ...filter }
  const all: FlowLog[] = []
  for (let cursor: Query = {}; ;) {
    const { status, records } = await insist(service, { ...window, ...cursor })
    all.push(...records)
    const last = records.at(-1)
    if (status === 400) cursor = {}
    else if (records.length < service.limit || last === undefined) return all
    else cursor = { log_id: last.log_id, next_date: last.start_time }
  }
}

export const GOOD: Readonly<Record<string, Walker>> = {
  'cursor walk with look-back': poller(async (service, from, to) => { await walk(service, from, to) }),

  'by log_id alone, until a page is empty': poller(async (service, from, to) => {
    for (let last: FlowLog | undefined; ;) {
      const { records } = await insist(service, { start_time: from, end_time: to, log_id: last?.log_id })
      last = records.at(-1)
      if (last === undefined) return
    }
  }),

  'until as many as total are read': poller(async (service, from, to) => {
    let read = 0
    for (let cursor: Query = {}; ;) {
      const { records, total } = await insist(service, { start_time: from, end_time: to, ...cursor })
      read += records.length
      const last = records.at(-1)
      if (read >= total || last === undefined) return
      cursor = { log_id: last.log_id, next_date: last.start_time }
    }
  }),

  'filtered readers': poller(async (service, from, to) => {
    await walk(service, from, to, { direction: 'out2in' })
    await walk(service, from, to, { app: 'HTTPS', protocol: 'tcp' })
  }),

  'windows back to back that share their ends, looked back at in the end': async service => {
    const start = service.now() - MINUTE
    let from = start
    for (let poll = 0; poll < POLLS; poll++) {
      const to = service.now()
      await walk(service, from, to)
      from = to
      service.wait(MINUTE)
    }
    await walk(service, start, service.now())
  }
}

/** Right as long as the clock stands still while they read. */
export const GOOD_AT_ONE_TIME: Readonly<Record<string, Walker>> = {
  'four workers on one window, by offset': poller(async (service, from, to) => {
    const window = { start_time: from, end_time: to }
    const { total } = await insist(service, window)
    const pages = Array.from({ length: Math.ceil(total / service.limit) }, (_, page) => page).slice(1)
    const work = async () => {
      for (let page = pages.pop(); page !== undefined; page = pages.pop()) await insist(service, { ...window, offset: page * service.limit })
    }
    await Promise.all([work(), work(), work(), work()])
  }),

  'four workers, each on a quarter of the window': poller(async (service, from, to) => {
    const bounds = [0, 1, 2, 3, 4].map(part => from + Math.floor((to - from) * part / 4))
    await Promise.all(bounds.slice(1).map((bound, part) => walk(service, bounds[part]!, part === 3 ? to : bound - 1)))
  })
}
