/** How much has been done, told without a clock: what the law about the cost of a page is tested by. */

let counted: i64 = 0

/** Counts a question to a timeline: how many records start before a time, or when a record starts. */
export function countDescent (): void {
  counted++
}

/** How many questions so far. */
export function descents (): f64 {
  return <f64>counted
}
