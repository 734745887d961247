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
  clock.freeze(7)
  t.equal(clock.now(), 7, 'stands where told')
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
