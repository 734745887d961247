/** Weighted groups, and runs of their members in proportion to the weights. */
import { draw } from './draw.ts'

export interface Group {
  readonly members: readonly number[]
  readonly weights: readonly number[]
}

export const evenly = (members: readonly number[]): Group => ({ members, weights: members.map(() => 1) })

/** The n-th most popular member has a weight of n ^ -exponent (Zipf's law). */
export const byRank = (members: readonly number[], exponent: number): Group =>
  ({ members, weights: members.map((_, rank) => Math.exp(-exponent * Math.log(rank + 1))) })

/** Fills `run` with the members one after another, each as often as its weight says (systematic sampling, from a random start); returns it. */
export function fillByShare ({ members, weights }: Group, run: Uint16Array, key: number): Uint16Array {
  const count = run.length
  const total = weights.reduce((sum, weight) => sum + weight)
  let member = 0; let end = weights[0]! / total * count
  const start = draw(key, 0) / 4_294_967_296
  for (let i = 0; i < count; i++) {
    while (i + start >= end && member < members.length - 1) end += weights[++member]! / total * count
    run[i] = members[member]!
  }
  return run
}
