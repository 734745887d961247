import t from 'tap'
import { mockFor, now } from '../../helpers/mock.ts'

t.test('freeze, advance, resume, reset', async t => {
  const { admin } = await mockFor(t)
  const rows = [
    [{ action: 'freeze', instant: '2026-01-01T00:00:00Z' }, { now: '2026-01-01T00:00:00.000Z', frozen: true }],
    [{ action: 'advance', duration: 'PT90S' }, { now: '2026-01-01T00:01:30.000Z', frozen: true }],
    [{ action: 'advance', duration: 500 }, { now: '2026-01-01T00:01:30.500Z' }],
    [{ action: 'resume' }, { frozen: false }],
    [{ action: 'freeze' }, { now: '2026-01-01T00:01:30.500Z', frozen: true }],
    [{ action: 'reset' }, { ms: now, frozen: false }]
  ] as const
  for (const [change, clock] of rows) t.match((await admin('PUT', 'clock', change)).json(), clock, JSON.stringify(change))
  t.strictSame((await admin('GET', 'clock')).json(), { now: '2026-01-31T12:00:00.000Z', ms: now, frozen: false })
})

t.test('what it does not understand is named, and changes nothing', async t => {
  const { admin } = await mockFor(t)
  const rows = [
    [undefined, 'body'], [[], 'body'], [{}, 'action'], [{ action: 'stop' }, 'action'], [{ action: 'freeze', instant: 'noon' }, 'instant'], [{ action: 'freeze', instant: -1 }, 'instant'], [{ action: 'freeze', instant: 2022 }, 'instant'], [{ action: 'freeze', instant: '2700-01-01' }, 'instant'],
    [{ action: 'advance' }, 'duration'], [{ action: 'advance', duration: '-5s' }, 'duration'], [{ action: 'advance', duration: 9e15 }, 'duration'], [{ action: 'advance', duration: '300000d' }, 'duration'],
    [{ action: 'advance', duration: '5s', instant: now }, 'instant'], [{ action: 'resume', duration: '5s' }, 'duration']
  ] as const
  for (const [change, field] of rows) {
    const response = await admin('PUT', 'clock', change)
    t.strictSame([response.statusCode, response.json().field], [400, field], JSON.stringify(change))
  }
  t.match((await admin('GET', 'clock')).json(), { ms: now, frozen: false })
})
