// Plays a script against a mock at a port, and records what its clients received.
import { Agent } from 'node:http'
import { setImmediate, setTimeout } from 'node:timers'
import { setImmediate as turn } from 'node:timers/promises'
import type { Test } from 'tap'
import type { FlowLog } from '../../../src/contract/flow-log.ts'
import type { Timer } from '../../../src/faults/held-responses.ts'
import { rulesOf } from '../../../src/faults/rules-of.ts'
import type { Verdict } from '../../../src/verdict/verdict-schema.ts'
import { mockFor } from '../../helpers/mock.ts'
import type { World } from '../../laws/world.ts'
import { call, type Answer } from './client.ts'
import { FILTERS, FIREWALLS, type Reader, type Script } from './script.ts'

/** A request that the mock has received since its clock was last set back. */
export interface Exchange {
  readonly firewall: string
  readonly filter: number
  readonly from: number
  readonly to: number
  /** What arrived whole. */
  readonly records: readonly FlowLog[]
}

export interface Recording {
  readonly exchanges: readonly Exchange[]
  /** What had ended by then could be seen at the first request, and can be seen now (ms). */
  readonly first: number
  readonly now: number
  readonly verdict: (query: Readonly<Record<string, string | undefined>>) => Promise<Verdict>
  /** Reads from the first window's begin to the last one's end, with each filter that was used, while the clock stands still and nothing goes wrong. */
  readonly catchUp: () => Promise<void>
}

/** A delay takes a few ms, one of half a minute for ever. */
const timer: Timer = (ms, run) => {
  const timeout = ms >= 30_000 ? undefined : ms < 2 ? setImmediate(run) : setTimeout(run, Math.min(ms / 100, 3))
  return () => { timeout?.[Symbol.dispose]() }
}

const LEAVING = { hang: ['wire=hang', 'at once'], delay: ['delay=30000', 'at once'], dribble: ['wire=dribble', 'in the middle'] } as const

export async function play (t: Test, world: World, { settings, faults: initial, filters, phases }: Script): Promise<Recording> {
  const { from, to, own, firewall: _, project, ...universe } = world
  const span = Math.floor((to - from) / 2)
  const start = from + span
  let system = start
  const { app } = await mockFor(t, { ...universe, ...settings, now: new Date(start) }, own, { system: () => system, faults: rulesOf(initial), timer })
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  const { state: { clock, faults, journal } } = app
  const pass = (ms: number) => {
    if (clock.frozen()) clock.advance(ms)
    else system += ms
  }

  const arrivals = new Map<string, () => void>() // by the number of the request
  let arrived = 0
  app.server.on('request', ({ headers: { 'x-number': number } }) => {
    if (number === undefined) return
    arrived++
    arrivals.get(String(number))?.()
  })
  let exchanges: Exchange[] = []
  let sent = 0

  const ask = async (query: Readonly<Record<string, string | number>>, about: Omit<Exchange, 'records'>, agent: Agent, headers = {}, leaves?: 'at once' | 'in the middle'): Promise<Answer | undefined> => {
    const number = String(sent++)
    const { promise: isThere, resolve } = withResolvers()
    arrivals.set(number, () => {
      arrivals.delete(number)
      resolve()
    })
    const url = `${origin}/v1/${project}/cfw/logs/flow?${parametersOf({ fw_instance_id: about.firewall, start_time: about.from, end_time: about.to, ...FILTERS[about.filter], ...query })}`
    const answer = await call({ url, headers: { 'x-number': number, ...headers }, agent, leaves }, isThere)
    if (!arrivals.has(number)) exchanges.push({ ...about, records: answer?.status === 200 ? answer.records : [] })
    return answer
  }

  const read = async ({ firewall, filter, how, width, to: end, limit, pages, gzip, onFailure, leaves, leaving, pause }: Reader, agent: Agent) => {
    const last = Math.max(0, Math.floor(clock.now() - span + end * span))
    const about = { firewall, filter: filters ? filter : 0, from: Math.max(0, Math.floor(last - width * span)), to: last }
    let cursor: Readonly<Record<string, string | number>> = {}
    let [offset, failures] = [0, 0]
    for (let page = 0; page < pages; page++) {
      const [preference, moment] = LEAVING[leaving]
      const isLeft = page === leaves
      const answer = await ask({ limit, ...cursor }, about, agent, { ...gzip && { 'accept-encoding': 'gzip' }, ...isLeft && { prefer: preference } }, isLeft ? moment : undefined)
      pass(Math.floor(pause * span))
      if (answer?.status !== 200) {
        if (onFailure === 'give up' || ++failures > 3) return
        if (onFailure === 'go on') cursor = { offset: offset += limit }
        continue
      }
      const { records } = answer
      const next = records.at(-1)
      if (next === undefined || records.length < limit) return
      offset += records.length
      if (how === 'offset') cursor = { offset }
      else cursor = { ...how !== 'next_date' && { log_id: next.log_id }, ...how !== 'log_id' && { next_date: next.start_time } }
    }
  }

  /** All of the first requests of a history come at its beginning. */
  const begin = async () => {
    exchanges = []
    const agent = new Agent()
    for (const firewall of FIREWALLS) {
      for (const filter of filters ? FILTERS.keys() : [0]) await ask({ limit: 1 }, { firewall, filter, from: Math.max(0, clock.now() - span), to: clock.now() }, agent)
    }
  }
  await begin()
  let first = clock.now()
  for (const { clock: move, readers } of phases) {
    if (move === 'run') clock.resume()
    else clock.freeze()
    if (move === 'advance') pass(Math.floor(span / 20))
    if (move === 'set back') {
      clock.freeze(new Date(Math.max(0, clock.now() - Math.floor(span / 20) - 1)))
      first = clock.now()
      await begin()
    }
    const agents = readers.map(() => new Agent({ keepAlive: true }))
    await Promise.all(readers.map((reader, i) => read(reader, agents[i]!)))
    for (const agent of agents) agent.destroy()
    while ([...journal.entries()].length < arrived) await turn() // the end of a connection reaches the mock a little later
  }
  return {
    exchanges,
    first: first - settings.lag,
    now: clock.now() - settings.lag,
    catchUp: async () => {
      faults.clear()
      clock.freeze()
      const agent = new Agent()
      const [from, to] = [Math.min(...exchanges.map(({ from }) => from)), Math.max(...exchanges.map(({ to }) => to))]
      const used = new Map(exchanges.map(({ firewall, filter }) => [`${firewall} ${filter}`, { firewall, filter }]))
      for (const { firewall, filter } of used.values()) {
        for (let last: FlowLog | undefined, isFull = true; isFull;) {
          const { records = [] } = await ask({ limit: 1_024, ...last !== undefined && { log_id: last.log_id } }, { firewall, filter, from, to }, agent) ?? {}
          last = records.at(-1)
          isFull = records.length === 1_024
        }
      }
    },
    verdict: async query => JSON.parse(await (await fetch(`${origin}/__admin/verdict?${parametersOf({ project_id: project, ...query })}`)).text())
  }
}

function parametersOf (values: Readonly<Record<string, string | number | undefined>>): URLSearchParams {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(values)) if (value !== undefined) parameters.append(name, String(value))
  return parameters
}

function withResolvers () {
  let resolve = () => {}
  const promise = new Promise<void>(_resolve => { resolve = _resolve })
  return { promise, resolve }
}
