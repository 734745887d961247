/** Things with shares, dealt out to cards in proportion. */
import { draw } from './draw.ts'

export interface Group {
  readonly members: readonly number[]
  readonly weights: readonly number[]
}

export const evenly = (members: readonly number[]): Group => ({ members, weights: members.map(() => 1) })

/** The n-th most popular member has a weight of n ^ -exponent (Zipf's law). */
export const byRank = (members: readonly number[], exponent: number): Group =>
  ({ members, weights: members.map((_, rank) => Math.exp(-exponent * Math.log(rank + 1))) })

/** `many` members in runs, each as long as its share (systematic sampling, from a random start). */
export function share ({ members, weights }: Group, many: number, key: number): Uint32Array {
  const shares = new Uint32Array(many)
  const total = weights.reduce((sum, weight) => sum + weight)
  let member = 0; let reached = weights[0]! / total * many
  const start = draw(key, 0) / 4_294_967_296
  for (let i = 0; i < many; i++) {
    while (i + start >= reached && member < members.length - 1) reached += weights[++member]! / total * many
    shares[i] = members[member]!
  }
  return shares
}
