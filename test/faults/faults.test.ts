import t from 'tap'
import { createFaults } from '../../src/faults/faults.ts'
import { createWalks } from '../../src/journal/walks.ts'

/** Asks `count` times, and tells which of the requests were affected, by the name of the rule. */
function luck (rules: unknown, queries: ReadonlyArray<Readonly<Record<string, unknown>>>, seed = 1): ReadonlyArray<string | undefined> {
  const faults = createFaults(seed)
  const walks = createWalks()
  faults.replace(rules)
  return queries.map(query => faults.effectOn({ tenant: 'p', query, walkStep: walks.step({ tenant: 'p', path: '/logs', query, time: 0 }), now: 0 })?.name)
}

const page1 = { fw_instance_id: 'f', start_time: '1' }
const page2 = { fw_instance_id: 'f', start_time: '1', log_id: '1', next_date: '1' }
const page3 = { fw_instance_id: 'f', start_time: '1', log_id: '2', next_date: '2' }
const fail = { respond: { status: 500 } }

t.test('the first match wins, as often as it may', async t => {
  t.strictSame(luck([{ ...fail, name: 'a', times: 1 }, { ...fail, name: 'b', times: 2 }], [page1, page1, page1, page1]), ['a', 'b', 'b', undefined])
})

t.test('pages: the same cursor is the same page, another is the next', async t => {
  t.strictSame(luck([{ ...fail, name: 'x', match: { page: 2 } }], [page1, page2, page2, page3, page1, page3]), [undefined, 'x', 'x', undefined, undefined, 'x'])
})

t.test('requests are counted among those that fit the rest', async t => {
  const match = { page: 1, requests: { from: 2, to: 3 } }
  t.strictSame(luck([{ ...fail, name: 'x', match }], [page1, page2, page1, page1, page1]), [undefined, undefined, 'x', 'x', undefined])
})

t.test('by project, firewall and parameter', async t => {
  const rows = [[{ project_id: 'p' }, true], [{ project_id: 'q' }, false], [{ fw_instance_id: 'f' }, true], [{ fw_instance_id: 'g' }, false], [{ query: { log_id: 1 } }, true], [{ query: { log_id: '2' } }, false], [{ query: { app: 'x' } }, false]] as const
  for (const [match, affected] of rows) t.equal(luck([{ ...fail, match }], [page2])[0] !== undefined, affected, JSON.stringify(match))
})

t.test('by a range of a parameter, where it is sent', async t => {
  const rows = [[{ min: 10 }, '10', true], [{ min: 10 }, '9', false], [{ max: 10 }, '10', true], [{ max: 10 }, '11', false], [{ min: 1, max: 3 }, '2', true], [{ max: 10 }, '', false], [{ max: 10 }, undefined, false], [{ max: 10 }, 'x', false], [{ max: 10 }, ['1', '2'], false]] as const
  for (const [offset, sent, affected] of rows) t.equal(luck([{ ...fail, match: { query: { offset } } }], [{ ...page1, offset: sent }])[0] !== undefined, affected, JSON.stringify([offset, sent]))
})

t.test('chance comes from seed, rule and place: the same every time, not all or nothing', async t => {
  const requests = Array.from({ length: 1_000 }, (_, index) => ({ fw_instance_id: 'f', start_time: String(index % 10) }))
  const rules = [{ ...fail, name: 'x', match: { probability: 0.1 } }]
  const affected = luck(rules, requests).filter(name => name !== undefined).length
  t.ok(affected > 70 && affected < 130, `${affected} of 1000`)
  t.strictSame(luck(rules, requests), luck(rules, requests))
  t.notSame(luck(rules, requests), luck(rules, requests, 2), 'another seed')
})

t.test('a project minds its own rules', async t => {
  const faults = createFaults(1, [{ wire: 'hang' }])
  faults.replace([{ wire: 'reset' }], 'p')
  t.strictSame(faults.list(), [{ wire: 'reset', match: { project_id: 'p' } }, { wire: 'hang' }], 'before the others')
  faults.append([{ wire: 'empty' }], 'q')
  t.strictSame(faults.list('q'), [{ wire: 'empty', match: { project_id: 'q' } }])
  t.throws(() => faults.append([{ wire: 'empty', match: { project_id: 'p' } }], 'q'), { message: 'faults[0].match.project_id must be q, got p' })
  faults.clear('p')
  t.equal(faults.list().length, 2)
  faults.reset()
  t.strictSame(faults.list(), [{ wire: 'hang' }], 'as at the start')
})

t.test('a bad rule changes nothing', async t => {
  const faults = createFaults(1, [{ wire: 'hang' }])
  t.throws(() => faults.replace([{ wire: 'reset' }, {}]), { message: /^faults\[1\] must have/ })
  t.strictSame(faults.list(), [{ wire: 'hang' }])
})
