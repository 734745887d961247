// How long the longest session of some scenarios can be, in ms.
import { duration } from '../config/value-type.ts'
import type { Scenario } from './scenario.ts'

export function longestSessionOf (scenarios: readonly Scenario[]): number {
  return Math.max(0, ...scenarios.flatMap(({ session, last = session }) => [...session.duration, ...last.duration].map(text => duration.read(text) ?? 0)))
}
