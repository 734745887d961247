// The laws of the verdict, over random histories, against a universe whose records are enumerated one by one.
import fc from 'fast-check'
import t from 'tap'
import type { FlowLogQuery } from '../../src/contract/flow-log-query.ts'
import { pageOf, recordsOf } from '../../src/search/page.ts'
import { questionOf } from '../../src/search/question.ts'
import type { Universe } from '../../src/universe/universe.ts'
import type { Attempt } from '../../src/verdict/attempt.ts'
import { verdictOf, type Scope } from '../../src/verdict/verdict.ts'
import type { Verdict } from '../../src/verdict/verdict-schema.ts'
import { plainRecords } from '../laws/plain-records.ts'
import { runs } from '../laws/runs.ts'
import { universeOf, worlds } from '../laws/world.ts'
import { quantile, sorted } from '../realism/statistics.ts'

const settingsOf = fc.record({ order: fc.constantFrom('newest', 'oldest'), lag: fc.constantFrom(0, 5_000), retention: fc.constantFrom(undefined, 600_000) })

const share = fc.double({ min: 0, max: 1, noNaN: true })
const steps = fc.array(fc.record({
  how: fc.constantFrom('log_id', 'both', 'next_date', 'offset', 'first page'),
  from: share,
  to: fc.oneof(share, fc.constant(1)),
  limit: fc.constantFrom(1, 7, 100, 1_024),
  most: fc.constantFrom(1, 3, 50),
  failing: fc.constantFrom(-1, -1, 0, 1, 2),
  status: fc.constantFrom(0, 200, 429, 503),
  sent: fc.constantFrom(1, 1, 0.5),
  whole: fc.boolean(), // of a status 200 that fails: cut, or without records
  pause: fc.constantFrom(0, 0, 0.001) // after every page, as a share of the span
}), { minLength: 1, maxLength: 12 })
type Steps = typeof steps extends fc.Arbitrary<infer Value> ? Value : never

interface Client {
  readonly universe: Universe
  readonly settings: { readonly order: 'newest' | 'oldest', readonly lag: number, readonly retention: number | undefined }
  readonly filter: { readonly dst_port?: number }
}

/** What a clumsy client asks in a world from `start` on, and the records that it is sent, each with the horizon at which it first was. */
function historyOf ({ universe, settings, filter }: Client, steps: Steps, start: number, span: number) {
  const attempts: Attempt[] = []
  const sent = new Map<string, { readonly end: number, readonly horizon: number }>()
  let now = start
  for (const { how, from, to, limit, most, failing, status, sent: part, whole, pause } of steps) {
    const ends = [from, to].map(share => Math.floor(now - span + share * span)).sort((a, b) => a - b)
    const query: FlowLogQuery = { fw_instance_id: 'f', start_time: Math.max(0, ends[0]!), end_time: Math.max(0, ends[1]!), limit, ...filter }
    let cursor: Partial<FlowLogQuery> = {}
    for (let page = 0; page < most; page++) {
      const asked = { ...query, ...cursor }
      const records = recordsOf(pageOf(universe, questionOf(asked, settings, now)))
      const left = records.slice(0, Math.ceil(records.length * part))
      const fails = page === failing
      attempts.push({ id: String(attempts.length), query: asked, status: fails ? status : 200, whole: !fails || whole, hasPage: !fails, horizon: now - settings.lag, records: left.length })
      now += Math.floor(pause * span)
      if (fails && status === 429) continue
      if (!fails) for (const record of left) if (!sent.has(record.log_id)) sent.set(record.log_id, { end: record.end_time, horizon: attempts.at(-1)!.horizon })
      const last = left.at(-1)
      if (last === undefined || records.length < limit || how === 'first page') break
      if (how === 'offset') cursor = { offset: (cursor.offset ?? 0) + records.length }
      else cursor = { ...how !== 'next_date' && { log_id: last.log_id }, ...how !== 'log_id' && { next_date: last.start_time } }
    }
  }
  return { attempts, sent, now }
}

const judge = async ({ universe, settings }: Client, attempts: readonly Attempt[], now: number, scope: Scope = {}) =>
  verdictOf({ attempts, dropped: 0 }, scope, { universe, settings, horizon: now - settings.lag, breathe: async () => {} })

const counts = ({ expected, delivered, lost, pending, causes }: Verdict) => JSON.stringify([expected, delivered, lost, pending, causes.map(({ cause, count }) => `${count} ${cause}`).sort()])

t.test('delivered and lost are what was to be read, the causes are all that was lost, and pending what came later', async t => {
  const causes = new Set<string>()
  await fc.assert(fc.asyncProperty(worlds({ most: 1_500, own: 20, rates: [0.02, 1, 37.5, 1_000] }), settingsOf, steps, fc.constantFrom(undefined, 443), fc.oneof(fc.constant(undefined), share), async (world, settings, steps, port, cutAt) => {
    const universe = universeOf(world)
    const client = { universe, settings, filter: port === undefined ? {} : { dst_port: port } }
    const span = world.to - world.from
    const { attempts, sent, now } = historyOf(client, steps, Math.floor((world.from + world.to) / 2), span / 2)
    const cut = cutAt === undefined ? undefined : Math.floor(now - cutAt * span / 2)
    const verdict = await judge(client, attempts, now, { cut })

    const gone = Math.min(...attempts.map(({ horizon }) => horizon)) + settings.lag - (settings.retention ?? Infinity)
    const scope = { from: Math.min(...attempts.map(({ query }) => query.start_time)), to: Math.max(...attempts.map(({ query }) => query.end_time)) }
    const all = plainRecords(world, Math.max(0, scope.from, gone), scope.to).map(({ record }) => record).filter(record => port === undefined || record.dst_port === port)
    const expected = all.filter(record => record.end_time <= verdict.cut && record.start_time <= verdict.cut)
    const later = all.filter(record => !(record.end_time <= verdict.cut && record.start_time <= verdict.cut) && record.end_time <= now - settings.lag && record.start_time <= now - settings.lag)
    const lost = expected.filter(record => !sent.has(record.log_id)).length
    const pending = later.filter(record => !sent.has(record.log_id)).length
    const first = Math.min(...attempts.map(({ horizon }) => horizon))
    const latencies = [...sent.values()].filter(({ end }) => end > first).map(({ end, horizon }) => horizon - end)
    const latency = latencies.length === 0 ? null : { median: quantile(sorted(latencies), 0.5), worst: Math.max(...latencies) }
    const caused = verdict.causes.reduce((sum, { count }) => sum + count, 0)
    const seen = [verdict.scope.start_time, verdict.scope.end_time, verdict.expected, verdict.delivered, verdict.lost, verdict.pending, caused, verdict.latency && { median: verdict.latency.median, worst: verdict.latency.worst }]
    const truth = [scope.from, scope.to, expected.length, expected.length - lost, lost, pending, lost, latency]
    if (JSON.stringify(seen) !== JSON.stringify(truth)) throw new Error(`${JSON.stringify(seen)} is not ${JSON.stringify(truth)}`)
    for (const { cause, count, examples } of verdict.causes) {
      causes.add(cause)
      for (const { log_id: id } of examples) if (sent.has(id) || !expected.some(record => record.log_id === id)) throw new Error(`${id} was not lost`)
      if (cause === 'unexplained') throw new Error(`${count} unexplained: ${JSON.stringify(verdict)}`)
    }
  }), { ...runs(40), seed: 20 })
  t.ok(causes.size > 3, [...causes].join())
})

t.test('the order of reads at one frozen time changes nothing', async t => {
  await fc.assert(fc.asyncProperty(worlds({ most: 1_000, own: 20, rates: [1, 37.5] }), settingsOf, steps, fc.infiniteStream(share), async (world, settings, steps, chance) => {
    const client = { universe: universeOf(world), settings, filter: {} }
    const { attempts, now } = historyOf(client, steps.map(step => ({ ...step, pause: 0 })), world.to, world.to - world.from)
    const shuffled = attempts.map(attempt => ({ attempt, place: chance.next().value ?? 0 })).sort((a, b) => a.place - b.place).map(({ attempt }) => attempt)
    const [one, other] = [counts(await judge(client, attempts, now)), counts(await judge(client, shuffled, now))]
    if (one !== other) throw new Error(`${one} is not ${other}`)
  }), { ...runs(40), seed: 20 })
  t.pass()
})

t.test('between windows: what is skipped by a tick is lost at their boundary, else in a gap', async t => {
  const from = 1_664_000_040_000 // a whole minute
  const universe = universeOf({ seed: 1, project: 'p', firewall: 'f', rate: 100, resolution: '1ms', protocol: 'name', from, to: from, own: [] })
  const settings = { order: 'newest', lag: 0, retention: undefined } as const
  const horizon = from + 7_200_000
  const query = { fw_instance_id: 'f', limit: 1_024 }
  const { computedStreams: [stream] } = universe
  const { log_id: id, start_time: start } = stream!.flowLogAt(stream!.rank(from) + 10)
  const rows: ReadonlyArray<readonly [end: number, begin: number, cause: string, name: string]> = [
    [start - 1, start + 1, 'boundary-skipped', 'one millisecond'],
    [from + 1, from + 1_001, 'boundary-skipped', 'less than a second'],
    [from + 1, from + 1_002, 'gap-between-windows', 'a second'],
    [from, from + 60_000, 'boundary-skipped', 'from one whole minute to the next'],
    [from + 1, from + 60_000, 'gap-between-windows', 'from within a minute to the next'],
    [from, from + 59_999, 'gap-between-windows', 'from a whole minute to the end of it'],
    [from, from + 120_000, 'gap-between-windows', 'two minutes']
  ]
  for (const [end, begin, cause, name] of rows) {
    const windows = [{ start_time: end - 1_000, end_time: end }, { start_time: begin, end_time: begin + 1_000 }]
    const attempts = windows.map((window, i): Attempt => ({
      id: String(i), query: { ...query, ...window }, status: 200, whole: true, hasPage: true, horizon, records: recordsOf(pageOf(universe, questionOf({ ...query, ...window }, settings, horizon))).length
    }))
    const { causes } = await judge({ universe, settings, filter: {} }, attempts, horizon)
    t.strictSame(causes.map(({ cause }) => cause), [cause], name)
    if (end === start - 1) t.equal(causes[0]?.examples[0]?.log_id, id, 'what starts in it')
  }
})
