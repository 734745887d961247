import fc from 'fast-check'
import t from 'tap'
import { EVEN, MACHINES, OFFICE, sharesOf } from '../../../../src/universe/rhythm.ts'
import { plainBound, plainStarts, type PlainStart } from '../../../laws/plain-timeline.ts'
import { runs } from '../../../laws/runs.ts'
import { createTimeline, type TimelineOptions } from '../../../laws/timeline.ts'

const WEEK = 604_800_000 // ms

const options: fc.Arbitrary<TimelineOptions> = fc.record({
  key: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  rate: fc.oneof(fc.constantFrom(1e-5, 0.001, 1, 100_000), fc.double({ min: 0.001, max: 100_000, noNaN: true })),
  resolution: fc.constantFrom(1, 1_000),
  rhythm: fc.tuple(fc.constantFrom(OFFICE, MACHINES, EVEN), fc.integer({ min: -12, max: 14 })).map(([rhythm, zone]) => sharesOf(rhythm, zone)),
  burst: fc.constantFrom(0, 0.5, 0.95, 1).map(strength => new Float64Array(32).fill(strength))
})
const instants = fc.oneof(fc.nat(5e9), fc.integer({ min: 0, max: 5e12 }), fc.integer({ min: 0, max: 8_000 }).chain(week => fc.integer({ min: -2, max: 2 }).map(ms => Math.max(0, week * WEEK + ms))))

t.test('a quarter of an hour is as plain arithmetic has it: what starts, when, and how much before any time', async t => {
  let most = 0
  fc.assert(fc.property(options, fc.nat(4_000), fc.nat(671), fc.array(fc.nat(899_999), { maxLength: 20 }), (options, week, q, times) => {
    const slow = { ...options, rate: Math.min(options.rate, 50) } // 45 000 records and more in a quarter
    const begin = week * WEEK + q * 900_000
    const first = plainBound(slow, week, q)
    const known = plainStarts(slow, begin, begin + 899_999)
    const { rank, startOf } = createTimeline(slow)
    most = Math.max(most, known.length)
    const step = Math.max(1, Math.floor(known.length / 1_000))
    return plainBound(slow, week, q + 1) - first === known.length &&
      known.every(({ n, start }, i) => n === first + i && (i % step !== 0 || startOf(n) === start)) &&
      times.every(at => rank(begin + at) === first + countOf(known, begin + at))
  }), runs(300))
  t.ok(most > 10_000, `${most} records at most`)
})

function countOf (known: readonly PlainStart[], before: number): number {
  let count = 0
  for (const { start } of known) if (start < before) count++
  return count
}

t.test('rank and startOf are each other\'s inverse', async () => {
  fc.assert(fc.property(options, fc.array(instants, { minLength: 1, maxLength: 40 }), (options, instants) => {
    const { rank, startOf } = createTimeline(options)
    return instants.every(t => {
      const n = rank(t)
      return startOf(n) >= t && (n === 0 || startOf(n - 1) < t) && rank(startOf(n)) <= n && rank(startOf(n) + 1) > n
    })
  }), runs(2_000))
})

t.test('starts and ranks never fall', async () => {
  fc.assert(fc.property(options, instants, instants, (options, a, b) => {
    const { rank, startOf } = createTimeline(options)
    const [early, late] = a < b ? [a, b] : [b, a]
    return rank(early) <= rank(late) && startOf(rank(early)) <= startOf(rank(late)) && rank(0) === 0 && startOf(0) >= 0
  }), runs(2_000))
})

t.test('a walk in order, either way, is the same as random access, after any history', async () => {
  fc.assert(fc.property(options, instants, fc.array(fc.tuple(fc.boolean(), instants), { maxLength: 30 }), fc.integer({ min: 1, max: 300 }), (options, from, history, count) => {
    const fresh = (n: number) => createTimeline(options).startOf(n)
    const { rank, startOf } = createTimeline(options)
    const first = rank(from)
    const numbers = Array.from({ length: count }, (_, i) => first + i)
    const forward = numbers.map(startOf)
    for (const [select, t] of history) select ? startOf(t) : rank(t)
    const back = numbers.toReversed().map(startOf).toReversed()
    return forward.every((start, i) => start === back[i]) &&
      [0, count >> 1, count - 1].every(i => forward[i] === fresh(first + i)) &&
      rank(from) === createTimeline(options).rank(from)
  }), runs(500))
})

t.test('every week holds rate x 604 800 flows, and starts are multiples of the resolution', async () => {
  fc.assert(fc.property(options, fc.nat(4_000), instants, (options, week, t) => {
    const { rank, startOf } = createTimeline(options)
    const flows = rank((week + 1) * WEEK) - rank(week * WEEK)
    return Math.abs(flows - options.rate * 604_800) <= 1 && startOf(rank(t)) % options.resolution === 0
  }), runs(1_000))
})

t.test('several flows share a millisecond now and then, and a second where that is the resolution', async t => {
  for (const [resolution, least] of [[1, 1], [1_000, 100]] as const) {
    const { rank, startOf } = createTimeline({ key: 5, rate: 10, resolution, rhythm: sharesOf(OFFICE, 1), burst: new Float64Array(32).fill(0.95) })
    const first = rank(1_663_555_012_000)
    const starts = Array.from({ length: 10_000 }, (_, i) => startOf(first + i))
    t.ok(starts.length - new Set(starts).size >= least, `resolution ${resolution}`)
  }
})
