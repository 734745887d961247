// How late a record can be.
import fc from 'fast-check'
import t from 'tap'
import { recordsOf } from '../../src/search/page.ts'
import { pagesOf } from '../../src/search/pages-of.ts'
import { LONGEST_SESSION } from '../../src/universe/session-profile.ts'
import { lookBackOf } from '../../src/universe/look-back.ts'
import { createUniverses } from '../../src/universe/universes.ts'
import { mockFor } from '../helpers/mock.ts'
import { runs } from '../laws/runs.ts'

const from = Date.parse('2026-01-31T12:00:00Z')
const MONTH = 2_678_400_000 // ms
const latest = { order: 'newest', limit: 1_024, offset: 0, horizon: 1.9e12, oldest: 0 } as const
const own = (...durations: readonly number[]) => durations.map((ms, i) => ({ log_id: `own-${i}`, start_time: from, end_time: from + ms }))

t.test('no session is longer than the longest session, and some are nearly as long', async t => {
  let longest = 0
  await fc.assert(fc.asyncProperty(fc.nat(), fc.constantFrom(0.01, 1, 100), fc.constantFrom('1ms', '1s'), async (seed, rate, resolution) => {
    const universe = createUniverses({ seed, rate, resolution, protocol: 'name' })('p', 'f')
    const held = { app: 'BGP' } // of all services those that are held open longest
    for (const filter of [{}, held]) {
      const [page] = pagesOf(universe, { ...latest, from, to: from + MONTH, filter })
      for (const { start_time: start, end_time: end } of page === undefined ? [] : recordsOf(page)) longest = Math.max(longest, end - start)
    }
    if (longest > LONGEST_SESSION) throw new Error(`${longest} ms`)
  }), runs(20))
  t.equal(LONGEST_SESSION, 21_000_000, '5 h 50 min')
  t.ok(longest > 0.9 * LONGEST_SESSION, `${longest} ms`)
})

t.test('own records can be later, and the lag comes on top', async t => {
  t.equal(lookBackOf({ rate: 1, lag: 0 }, []), LONGEST_SESSION)
  t.equal(lookBackOf({ rate: 1, lag: 5 }, own(7, 90_000_000, -3)), 90_000_005)
  t.equal(lookBackOf({ rate: 0, lag: 5 }, own(-3)), 5)
  const { admin } = await mockFor(t, { lag: '10m' }, own(30_000_000))
  t.match((await admin('GET', 'config')).json(), { lookBack: 30_600_000, lag: 600_000 })
})
