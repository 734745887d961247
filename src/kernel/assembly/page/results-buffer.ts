/** The results that TypeScript reads after a call, in doubles: see shared/results.ts. */
import { allocate, setDoubleAt } from '../base/memory'
import { RESULT_COUNT } from '../shared/results'

const buffer = allocate(RESULT_COUNT * sizeof<f64>())

/** The address of the results buffer. */
export function results (): usize { return buffer }

export function setResult (result: i32, value: f64): void {
  setDoubleAt(buffer, result, value)
}
