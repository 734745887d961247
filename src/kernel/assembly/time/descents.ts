/** Counts the questions put to timelines. The test of the law about the cost of a page reads it: a count, unlike a time, is exact. */

let counted: i64 = 0

/** Counts a question: how many records start before a time, or when a record starts. */
export function countDescent (): void { counted++ }

/** How many questions so far. */
export function descents (): f64 { return <f64>counted }
