// Good collectors are never accused: 20 times in every test run, over 200 random universes and limits with LAWS_EFFORT=5.
import fc from 'fast-check'
import t from 'tap'
import { runs } from '../laws/runs.ts'
import { GOOD, GOOD_AT_ONE_TIME, type Walker } from './good.ts'
import { serviceFor } from './service.ts'

const calm = ['steady', 'slow', 'long-sessions', 'ties', 'late'] // under these nobody has to wait
const profiles = [...calm, 'throttled', 'flaky', 'malformed']

t.test('good collectors are never accused, under any profile', async t => {
  const from = (walkers: Readonly<Record<string, Walker>>, profiles: readonly string[], pace: number) =>
    fc.record({ walker: fc.constantFrom(...Object.values(walkers)), profile: fc.constantFrom(...profiles), pace: fc.constant(pace) })
  await fc.assert(fc.asyncProperty(fc.oneof(from(GOOD, profiles, 20), from(GOOD_AT_ONE_TIME, calm, 0)), fc.record({
    seed: fc.nat(),
    rate: fc.constantFrom(0.2, 1, 4),
    order: fc.constantFrom('newest', 'oldest')
  }), fc.oneof(fc.integer({ min: 30, max: 1_024 }), fc.constantFrom(30, 100, 1_000)), async ({ walker, profile, pace }, settings, limit) => {
    const { service, verdict } = await serviceFor(t, { profile, settings, limit, pace })
    await walker(service)
    const { complete, causes, expected } = await verdict()
    if (complete !== true) throw new Error(JSON.stringify({ complete, causes, expected }))
  }), { ...runs(40), seed: 20 })
})
