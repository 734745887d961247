// The part of a planted record's id that is its scenario's own, so that ids do not depend on which other scenarios are planted.
import { keyOf } from '../universe/draw.ts'
import { SLOTS } from '../universe/planted-records.ts'

export function slotOf (scenarioId: string): number {
  return (keyOf('scenario', scenarioId) >>> 0) % SLOTS
}
