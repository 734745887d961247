/** How much has been done, told without a clock: what laws about cost are tested by. */

let steps: i64 = 0

/** Counts a step: a node of a timeline gone down to, or a record stepped over. */
export function worked (): void {
  steps++
}

/** How many steps so far. */
export function work (): f64 {
  return <f64>steps
}
