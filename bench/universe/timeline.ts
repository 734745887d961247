/** What the parts of a search cost by themselves. */
import type { Figure } from './figure.ts'
import { now, universesAt } from './page-time.ts'

const MANY = 300_000

export function ofTimeline (): Figure[] {
  const { rank, startOf } = universesAt()('p', 'f').dealt[0]!
  const last = rank(now)
  const rankTime = timeOf(i => rank(1e12 + i * 2_654_435_761 % 7e11))
  const selectTime = timeOf(i => startOf((i * 2_654_435_761) % last))
  return [
    { measure: 'rank at random', value: rankTime, unit: 'us' },
    { measure: 'select at random', value: selectTime, unit: 'us' }
  ]
}

export function walkRate (): Figure[] {
  const { startOf, rank } = universesAt({ rate: 1_000 })('p', 'f').dealt[0]!
  const first = rank(1e12)
  return [
    { measure: 'walk in order, forward', value: 1e6 / timeOf(i => startOf(first + i)), unit: 'rec/s' },
    { measure: 'walk in order, back', value: 1e6 / timeOf(i => startOf(first - i)), unit: 'rec/s' }
  ]
}

/** Microseconds of one call, after as many to warm up. */
function timeOf (call: (i: number) => number): number {
  let sum = 0
  for (let i = 0; i < MANY; i++) sum += call(i)
  const start = performance.now()
  for (let i = MANY; i < 2 * MANY; i++) sum += call(i)
  const us = (performance.now() - start) * 1_000 / MANY
  if (Number.isNaN(sum)) throw new Error('a call must give a number') // and the sum keeps the calls alive
  return us
}
