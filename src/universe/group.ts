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

/** Fills `shares` with members in runs, each as long as its share (systematic sampling, from a random start); returns them. */
export function share ({ members, weights }: Group, shares: Uint16Array, key: number): Uint16Array {
  const many = shares.length
  const total = weights.reduce((sum, weight) => sum + weight)
  let member = 0; let reached = weights[0]! / total * many
  const start = draw(key, 0) / 4_294_967_296
  for (let i = 0; i < many; i++) {
    while (i + start >= reached && member < members.length - 1) reached += weights[++member]! / total * many
    shares[i] = members[member]!
  }
  return shares
}
