import fc from 'fast-check'
import t from 'tap'
import type { FlowLogFilter } from '../../src/contract/flow-log-filter.ts'
import type { FlowLog } from '../../src/contract/flow-log.ts'
import type { FlowLogQuery } from '../../src/contract/flow-log-query.ts'
import { explain } from '../../src/search/explain.ts'
import type { Explanation } from '../../src/search/explanation-schema.ts'
import { pageOf, recordsOf } from '../../src/search/page.ts'
import type { QuestionSettings } from '../../src/search/question.ts'
import type { Universe } from '../../src/universe/universe.ts'
import { drafts, questionFrom } from '../laws/draft.ts'
import { expectSame } from '../laws/expect-same.ts'
import { FILTER_FIELDS, passes } from '../laws/passes.ts'
import { plainRecords } from '../laws/plain-records.ts'
import { runs } from '../laws/runs.ts'
import { universeOf, worlds } from '../laws/world.ts'

const now = Date.parse('2026-01-31T12:00:00Z')
const day = 86_400_000
const usual = { order: 'newest', lag: 0, retention: undefined } as const
const world = { seed: 1, project: 'p', firewall: 'f', rate: 1, resolution: '1ms', protocol: 'name', from: 0, to: 0, own: [] } as const
const usualUniverse = universeOf(world)

function explained (change: Partial<FlowLogQuery> = {}, { universe = usualUniverse, settings = usual, sent }: { universe?: Universe, settings?: QuestionSettings, sent?: Readonly<Record<string, unknown>> } = {}): Promise<Explanation> {
  const query: FlowLogQuery = { fw_instance_id: 'f', start_time: now - 7 * day, end_time: now, limit: 10, ...change }
  return explain({ universe, query, sent: sent ?? query, settings, now, breathe: async () => {} })
}

t.test('the funnel, what is hidden and what is next are those of plain records', async () => {
  await fc.assert(fc.asyncProperty(worlds({ most: 400, own: 20 }), drafts, fc.constantFrom(0, 1, 60_000), async (world, draft, lag) => {
    const known = plainRecords(world, world.from, world.to)
    const { filter, from, to, horizon, oldest, order } = { ...questionFrom(world, known, { ...draft, endless: false, now: draft.now ?? draft.begin }) }
    const now = horizon + lag
    const settings = { order, lag, retention: oldest > 0 && oldest < now ? now - oldest : undefined }
    const query = { ...filter, fw_instance_id: 'f', start_time: from, end_time: to, limit: 3 }
    const { funnel, hidden, next_visible_at: next, records } = await explain({ universe: universeOf(world), query, sent: query, settings, now, breathe: async () => {} })

    const kept = now - (settings.retention ?? Infinity)
    const inWindow = known.map(({ record }) => record).filter(({ start_time: start }) => start >= from && start <= to)
    const seenAt = ({ start_time: start, end_time: end }: FlowLog) => Math.max(start, end) + lag
    const isSeen = (record: FlowLog) => seenAt(record) <= now && record.start_time >= kept
    const fields = FILTER_FIELDS.filter(name => filter[name] !== undefined)
    const filters = [[], ...fields.map((_, i) => fields.slice(0, i + 1))].map(names => Object.fromEntries(names.map(name => [name, filter[name]])))
    expectSame(funnel.map(step => step.records), filters.map(filter => inWindow.filter(record => isSeen(record) && passes(record, filter)).length), 'funnel', query)
    const matches = inWindow.filter(record => passes(record, filter))
    const isKept = matches.filter(record => record.start_time >= kept)
    expectSame(hidden, {
      not_started: isKept.filter(record => record.start_time > now).length,
      not_ended: isKept.filter(record => record.start_time <= now && record.end_time > now).length,
      by_lag: isKept.filter(record => Math.max(record.start_time, record.end_time) <= now && seenAt(record) > now).length,
      by_retention: matches.filter(record => seenAt(record) <= now && record.start_time < kept).length
    }, 'hidden', query)
    const later = isKept.map(seenAt).filter(time => time > now && time < now + 315_576_000_000).sort((a, b) => a - b)
    expectSame(next, later[0] ?? null, 'next', { query, now, settings })
    expectSame(records, Math.min(3, matches.filter(isSeen).length), 'records', query)
  }), runs(60))
})

t.test('where a filter leaves nothing, the nearest value that leaves something', async t => {
  const lastStep = async (filter: FlowLogFilter) => {
    const { step: _, ...last } = (await explained(filter)).funnel.at(-1)!
    return last
  }
  const { records: germany } = await lastStep({ src_region_name: 'Germany' })
  const nearest = { name: 'src_region_name', value: 'Germany', records: germany }
  t.ok(germany > 1_000)
  for (const value of ['germany', 'Germani', ' Germany', 'DE']) {
    t.match(await lastStep({ src_region_name: value }), { records: 0, nearest, in_words: `no src_region_name ${value}: Germany has ` })
  }
  t.match(await lastStep({ dst_port: 4443 }), { nearest: { value: 443 } }, 'of its type')
  t.match(await lastStep({ dst_region_name: 'Ger' }), { in_words: 'no dst_region_name Ger' })
  t.notOk((await lastStep({ app: 'no such thing' })).nearest)
  const [{ dst_ip: server = '' } = {}] = recordsOf(pageOf(usualUniverse, { from: now - 7 * day, to: now, filter: { log_type: 'nat' }, order: 'newest', limit: 1, offset: 0, horizon: now, oldest: 0 }))
  t.match(await lastStep({ src_ip: server }), { nearest: { name: 'dst_ip', value: server }, in_words: `no src_ip ${server}: as dst_ip it has ` }, 'the other side')
  t.match(await lastStep({ log_type: 'vpc', dst_region_name: 'Germany' }), { records: 0, in_words: /^dst_region_name Germany has [\d ]+, but none with log_type=vpc$/ }, 'what excludes it')
})

t.test('an empty window, and times in seconds', async t => {
  const record = (start: number) => ({ log_id: `own-${start}`, start_time: start, end_time: start + 1 })
  const universe = universeOf({ ...world, rate: 0, own: [record(now - 9 * day), record(now - day)] })
  const { funnel: [window] } = await explained({ end_time: now - 2 * day }, { universe })
  t.match(window, { records: 0, in_words: 'no record that can be seen starts in it; the last one before it starts at 2026-01-22T12:00:00.000Z; the next one after it at 2026-01-30T12:00:00.000Z' })
  t.match((await explained({ start_time: 1_663_555_012, end_time: 1_664_159_798 })).window.in_words, 'are these in seconds?')
  t.match((await explained({ end_time: Number.MAX_SAFE_INTEGER })).window.in_words, 'to 9007199254740991 ms after 1970')
})

t.test('how the cursor and each parameter are read', async t => {
  t.match(await explained(), { records: 10, cursor: 'none: the first page' })
  t.match(await explained({ offset: 1_234 }), { records: 10, cursor: 'none: skips 1 234 by offset' })
  t.match(await explained({ next_date: now - day }), { cursor: 'next_date without log_id: goes on after every record that starts at 2026-01-30T12:00:00.000Z, and skips the rest of a tie' })
  t.match(await explained({ log_id: 'nobody' }), { records: 0, cursor: 'refused: log_id must be the log_id of a record that this firewall has returned' })
  const { parameters } = await explained({}, { sent: { start_time: '1663555012000', log_id: '', foo: 'a', src_region: 'b', app: ['x', 'y'], constructor: '' } })
  t.strictSame(parameters.map(({ value, meaning }) => [value, meaning]), [
    ['1663555012000', '2022-09-19T02:36:52.000Z. Begin of the window, in ms since 1970; flows that start at it are in'],
    ['', 'empty, which is as good as absent'],
    ['a', 'ignored: the API has no such parameter'],
    ['b', 'ignored: the API has no such parameter; did you mean src_region_name?'],
    ['x,y', 'Only flows of this application'],
    ['', 'ignored: the API has no such parameter']
  ])
})

t.test('the cost depends neither on the length of the window nor on the rate', async t => {
  for (const rate of [0.001, 1, 100_000]) {
    const universe = universeOf({ ...world, rate, own: [{ log_id: 'own', start_time: 0, end_time: now }] })
    for (const filter of [{}, { app: 'HTTP' }, { app: 'nothing' }, { direction: 'in2out', src_port: 40_000, src_ip: '198.18.0.1' }] as const) {
      for (const end of [now, now + 30_000 * day]) {
        let loads = 0
        const before = universe.kernel.descents()
        const query = { ...filter, fw_instance_id: 'f', start_time: 0, end_time: end, limit: 1_024 }
        await explain({ universe, query, sent: query, settings: { ...usual, lag: 1_000, retention: 90 * day }, now, breathe: async () => { loads++ } })
        const descents = universe.kernel.descents() - before
        if (loads > 10 || descents > 60_000) t.fail(`${rate}/s, ${JSON.stringify(filter)}: ${loads} filters, ${descents} descents`) // a descent takes a microsecond or less
      }
    }
  }
  t.pass('so few')
})
