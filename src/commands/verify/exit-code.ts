// What a verdict is as an exit code.
import type { Verdict } from '../../verdict/verdict-schema.ts'

const LOST = 3
const INCONCLUSIVE = 4

/** 0 for complete, 3 where records were lost, never stored or altered, 4 where that cannot be known. */
export function exitCodeOf ({ complete }: Pick<Verdict, 'complete'>): number {
  if (complete === null) return INCONCLUSIVE
  return complete ? 0 : LOST
}
