import t from 'tap'
import { createClock } from '../src/clock.ts'

t.test('runs with the system, in whole ms', async t => {
  let outside = 1_000.7
  const clock = createClock(() => outside)
  t.equal(clock.now(), 1_000)
  outside += 5
  t.equal(clock.now(), 1_005)
  t.equal(clock.frozen(), false)
})

t.test('freeze, advance, resume, reset', async t => {
  let outside = 1_000
  const clock = createClock(() => outside)
  clock.freeze()
  outside += 50
  t.equal(clock.now(), 1_000, 'stands')
  clock.advance(10)
  t.equal(clock.now(), 1_010, 'moves when told')
  clock.resume()
  t.equal(clock.now(), 1_010, 'runs on from where it is')
  outside += 5
  t.equal(clock.now(), 1_015)
  clock.advance(100)
  t.equal(clock.now(), 1_115, 'advances while running')
  clock.freeze('1970-01-01')
  t.equal(clock.now(), 0, 'stands where told')
  clock.reset()
  t.equal(clock.now(), outside, 'as at the start')
})

t.test('frozen from the start, and again after reset', async t => {
  const clock = createClock(() => 1_000, 5)
  t.equal(clock.now(), 5)
  clock.resume()
  clock.reset()
  t.strictSame([clock.now(), clock.frozen()], [5, true])
})

t.test('takes times and durations as the control surface does', async t => {
  const clock = createClock(() => 0, 0)
  for (const instant of ['2026-01-31T12:00:00Z', 1_769_860_800_000, new Date(1_769_860_800_000)]) {
    clock.freeze('2000-01-01')
    clock.freeze(instant)
    t.equal(clock.now(), 1_769_860_800_000)
  }
  for (const duration of ['90s', 'PT90S', 90_000]) clock.advance(duration)
  t.equal(clock.now(), 1_769_860_800_000 + 3 * 90_000)
})

t.test('what is no time and no duration is refused, names the field and changes nothing', async t => {
  const clock: { readonly now: () => number, freeze (instant: unknown): void, advance (duration: unknown): void } = createClock(() => 5)
  for (const instant of [null, 'noon', NaN, 7, -1, '2026-02-31', '2700-01-01', new Date(NaN)]) t.throws(() => clock.freeze(instant), { field: 'instant', code: 'ADMIN.400' }, String(instant))
  for (const duration of [undefined, null, 'soon', '', NaN, Infinity, -1, 1.5, '-5s', 9e15, '300000d']) t.throws(() => clock.advance(duration), { field: 'duration', code: 'ADMIN.400' }, String(duration))
  t.equal(clock.now(), 5)
})

t.test('stays before the year 2700', async t => {
  const clock = createClock(() => 0)
  clock.freeze('2699-12-31T23:59:59.998Z')
  clock.advance(1)
  t.throws(() => clock.advance(1), { field: 'duration', message: 'duration must not lead to the year 2700' })
  t.equal(clock.now(), Date.parse('2699-12-31T23:59:59.999Z'))
})

t.test('every time that it goes back, another history begins', async t => {
  const clock = createClock(() => 1_000)
  t.equal(clock.history(), 0)
  clock.freeze()
  clock.advance(5)
  t.equal(clock.history(), 0)
  clock.freeze('1970-01-01')
  t.equal(clock.history(), 1)
  clock.reset()
  t.equal(clock.history(), 1)
})

t.test('stopped where it is, it does not go back, however much time passes meanwhile', async t => {
  let outside = 1_000
  const clock = createClock(() => outside++)
  for (const change of [() => clock.freeze(), () => clock.resume(), () => clock.freeze(), () => clock.reset()]) {
    const before = clock.now()
    change()
    t.ok(clock.now() >= before)
  }
  t.equal(clock.history(), 0)
})
