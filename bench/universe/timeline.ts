/** What the timeline costs by itself, which finds the record of a moment and the moment of a record. */
import type { Figure } from './figure.ts'
import { now, universesAt } from './page-time.ts'

const CALLS = 300_000

export function timelineCosts (): Figure[] {
  const { rank, startOf } = universesAt()('p', 'f').computedStreams[0]!
  const last = rank(now)
  const rankTime = timeOf(i => rank(1e12 + i * 2_654_435_761 % 7e11))
  const selectTime = timeOf(i => startOf((i * 2_654_435_761) % last))
  const busy = universesAt({ rate: 1_000 })('p', 'f').computedStreams[0]!
  const first = busy.rank(1e12)
  return [
    { name: 'rank at random', value: rankTime, unit: 'us' },
    { name: 'select at random', value: selectTime, unit: 'us' },
    { name: 'walk in order, forward', value: 1e6 / timeOf(i => busy.startOf(first + i)), unit: 'rec/s' },
    { name: 'walk in order, back', value: 1e6 / timeOf(i => busy.startOf(first - i)), unit: 'rec/s' }
  ]
}

/** Microseconds per call, after as many calls to warm up. */
function timeOf (call: (i: number) => number): number {
  let sum = 0
  for (let i = 0; i < CALLS; i++) sum += call(i)
  const start = performance.now()
  for (let i = CALLS; i < 2 * CALLS; i++) sum += call(i)
  const us = (performance.now() - start) * 1_000 / CALLS
  if (Number.isNaN(sum)) throw new Error('a call must give a number') // the sum is used, so that no call is optimised away
  return us
}
