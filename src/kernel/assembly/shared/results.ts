/** What a search tells. Read by TypeScript and AssemblyScript alike. */

// Instead of a count: the cursor is refused, since its record cannot be seen by now, or does not start at next_date.
export const UNSEEN = -1
export const ELSEWHERE = -2
/** What stands for no cursor. */
export const NONE = -1

// Beside a count, in doubles.
export const TOTAL = 0 // how many records match
export const FINDS = 1 // how many pages have been found or refused: which of them this is
export const FIRST = 2 // the places of the first and the last record of the page: number x 8 + stream
export const LAST = 3
export const START = 4 // when the record starts that is ELSEWHERE (ms)
export const BEGIN = 5 // where the bytes lie that were written last, and where they end
export const END = 6
export const RESULTS = 7
