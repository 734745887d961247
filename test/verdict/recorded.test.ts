// A verdict from the journal equals one from a recording of what really arrived, whatever happens to mock, clients and clock.
import fc from 'fast-check'
import t from 'tap'
import type { FlowLog } from '../../src/contract/flow-log.ts'
import { plainRecords } from '../laws/plain-records.ts'
import { runs } from '../laws/runs.ts'
import { worlds, type World } from '../laws/world.ts'
import { plainVerdict } from './recorded/plain-verdict.ts'
import { play } from './recorded/play.ts'
import { FIREWALLS, scripts } from './recorded/script.ts'

/** Some own records have ids of computed ones, whose place they take. */
function withIdsOf (world: World, picks: readonly number[]): World {
  const computed = plainRecords({ ...world, own: [] }, world.from, world.to)
  const taken = new Map(picks.flatMap((pick, i) => computed.length === 0 ? [] : [[computed[pick % computed.length]!.record.log_id, world.own[i]] as const]))
  const renamed = new Map([...taken].flatMap(([id, record]): ReadonlyArray<readonly [FlowLog, FlowLog]> => record === undefined ? [] : [[record, { ...record, log_id: id }]]))
  return { ...world, own: world.own.map(record => renamed.get(record) ?? record) }
}

t.test('a verdict from the journal equals one from a recording of the bytes really sent', async t => {
  const causes = new Map<string, number>()
  await fc.assert(fc.asyncProperty(worlds({ most: 600, own: 30, rates: [0.02, 1, 37.5, 1_000] }), fc.array(fc.nat(), { maxLength: 5 }), scripts, async (anyWorld, picks, script) => {
    await t.test('a history', async t => {
      const world = withIdsOf({ ...anyWorld, firewall: FIREWALLS[0] }, picks)
      const { exchanges, first, now, verdict: ask, catchUp } = await play(t, world, script)
      const { retention = Infinity, lag } = script.settings
      for (const firewall of FIREWALLS) {
        const all = plainRecords({ ...world, firewall }, Math.min(...exchanges.map(({ from }) => from), world.from), Math.max(now, world.to)).map(({ record }) => record)
        const [begin, end] = script.scope?.map(share => Math.floor(world.from + share * (world.to - world.from))).sort((a, b) => a - b) ?? []
        const isGiven = script.cut !== undefined || script.filters // each filter has a cut of its own
        const given = isGiven ? Math.max(0, Math.floor(now - (script.cut ?? 0) * (world.to - world.from) / 4)) : undefined
        const iso = (time: number | undefined) => time === undefined ? undefined : new Date(time).toISOString()
        const verdict = await ask({ fw_instance_id: firewall, start_time: iso(begin), end_time: iso(end), cut: iso(given) })
        const plain = plainVerdict({
          all,
          exchanges: exchanges.filter(exchange => exchange.firewall === firewall),
          scope: begin === undefined || end === undefined ? undefined : [begin, end],
          cut: verdict.cut,
          now,
          oldest: first + lag - retention
        })
        const caused = verdict.causes.reduce((sum, { count }) => sum + count, 0)
        t.strictSame({ ...verdict, caused }, { ...verdict, expected: plain.expected, delivered: plain.delivered, lost: plain.lost.length, pending: plain.pending, complete: plain.lost.length === 0, caused: plain.lost.length })
        for (const { cause, count, examples } of verdict.causes) {
          causes.set(cause, (causes.get(cause) ?? 0) + count)
          t.ok(examples.every(({ log_id: id }) => plain.lost.includes(id)), `examples of ${cause}`)
        }
      }
      await catchUp()
      for (const firewall of FIREWALLS) t.match(await ask({ fw_instance_id: firewall }), retention === Infinity ? { complete: true, lost: 0, pending: 0 } : {}, 'a complete reader loses nothing')
    })
  }), { ...runs(40), seed: 20 })
  t.comment(Object.fromEntries(causes))
  t.ok(causes.size > 5, [...causes.keys()].join())
  t.notOk(causes.has('unexplained'))
})
