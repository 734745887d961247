import t from 'tap'
import { pageOf, recordsOf, type Question } from '../../src/search/page.ts'
import { plainRecords } from '../laws/plain-records.ts'
import { universeOf, type World } from '../laws/world.ts'

const from = 1_663_555_012_000
const world: World = {
  seed: 1,
  project: 'p',
  firewall: 'f',
  rate: 10,
  resolution: '1s',
  protocol: 'name',
  from,
  to: from + 60_000,
  own: [{ log_id: 'mine', start_time: from + 3_000, end_time: from + 3_000 }, { log_id: 'late', start_time: from, end_time: from + 1e12 }]
}
const universe = universeOf(world)
const known = plainRecords(world, from, world.to).map(({ record }) => record)
const now = world.to + 1e9
const question: Question = { from, to: world.to, filter: {}, order: 'oldest', limit: 1_024, offset: 0, horizon: now, oldest: 0 }
const seen = known.filter(record => record.end_time <= now)
const ids = (change: Partial<Question>) => recordsOf(pageOf(universe, { ...question, ...change })).map(record => record.log_id)
const idsOf = (records: typeof seen) => records.map(record => record.log_id)

t.test('resumes strictly after the record it names, in either order, with or without next_date', async t => {
  for (const [i, { log_id: logId, start_time: nextDate }] of [...seen.entries()].filter(([i]) => i % 61 === 0 || seen[i]?.log_id === 'mine')) {
    for (const cursor of [{ logId }, { logId, nextDate }]) {
      t.strictSame(ids({ ...cursor, offset: 5 }), idsOf(seen.slice(i + 1)), 'on to later ones; offset is ignored')
      t.strictSame(ids({ ...cursor, order: 'newest' }), idsOf(seen.slice(0, i).toReversed()), 'back to earlier ones')
    }
  }
})

t.test('next_date alone resumes after every record of its tick, and so skips the rest of a tie', async t => {
  const tick = from + 3_000
  t.ok(seen.filter(record => record.start_time === tick).length > 2, 'a tie')
  t.strictSame(ids({ nextDate: tick }), idsOf(seen.filter(record => record.start_time > tick)))
  t.strictSame(ids({ nextDate: tick, order: 'newest' }), idsOf(seen.filter(record => record.start_time < tick).toReversed()))
  for (const nextDate of [0, from - 1]) t.strictSame(ids({ nextDate }), idsOf(seen), 'before the window: all of it')
  for (const nextDate of [world.to, Number.MAX_SAFE_INTEGER]) t.strictSame(ids({ nextDate }), [], 'after the window: none of it')
})

t.test('the record it names need not match the filter nor lie in the window', async t => {
  const { log_id: logId } = seen[10]!
  const [other] = universe.computedStreams
  t.strictSame(ids({ logId, filter: { app: 'nothing' } }), [])
  t.strictSame(ids({ logId, filter: { log_type: 'vpc' } }), idsOf(seen.slice(11)).filter(id => ids({ filter: { log_type: 'vpc' } }).includes(id)))
  t.strictSame(ids({ logId: other!.flowLogAt(other!.rank(from) - 1).log_id }), idsOf(seen), 'before the window: all of it')
  t.strictSame(ids({ logId: other!.flowLogAt(other!.rank(world.to) + 1_000).log_id }), [], 'after the window: none of it')
})

t.test('one that this firewall cannot have led to is refused', async t => {
  const { log_id: logId, start_time: start } = seen[10]!
  const stranger = universeOf({ ...world, firewall: 'g', own: [] }).computedStreams[0]!
  const strangers = Array.from({ length: 200 }, (_, n) => stranger.flowLogAt(stranger.rank(from) + n).log_id)
  const running = universe.computedStreams[0]!.flowLogAt(universe.computedStreams[0]!.rank(now + 1)).log_id
  const unended = known.find(record => record.end_time > from + 30_000 && record.log_id !== 'late')!.log_id
  const rows: ReadonlyArray<readonly [string, Partial<Question>]> = [
    ['words', { logId: 'yesterday' }],
    ['nothing', { logId: '' }],
    ['a bent id', { logId: `0${logId}` }],
    ['an id of a stream that is not there', { logId: '500' }],
    ['an id from the far end of numbers', { logId: '9'.repeat(16) }],
    ...farIds.map(logId => ['an id of a record long after the end of time', { logId }] as const),
    ['a record that has not started', { logId: running }],
    ['a record that has not ended', { logId: unended, horizon: from + 30_000 }],
    ['an own record that has not ended', { logId: 'late' }],
    ['another start', { logId, nextDate: start + 1 }],
    ['another start', { logId, nextDate: 0 }],
    ['another start of an own record', { logId: 'mine', nextDate: start - 1_000 }]
  ]
  t.ok(farIds.every(logId => universe.serialOf(logId) !== undefined), 'ids that this firewall might give one day')
  for (const [name, cursor] of rows) t.throws(() => ids(cursor), { message: /^(log_id|next_date) must be the / }, name)

  const alsoOurs = strangers.filter(logId => accepted({ logId }))
  t.ok(alsoOurs.length <= 8, `${alsoOurs.length} of 200 ids of another firewall are ids of this one too`)
  t.notOk(strangers.some(logId => accepted({ logId, nextDate: 1 })), 'and with its start none is')
})

/** Ids of this firewall with the largest serial numbers, whose records would start after any time. */
const farIds = [1e15, 4e15, 4_000_000_000_000_002, 9e15].map(serial => universe.logIdOf(serial - serial % 8 + 2))

function accepted (cursor: Partial<Question>): boolean {
  try {
    ids({ ...cursor, limit: 1 })
    return true
  } catch {
    return false
  }
}
