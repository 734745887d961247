/** What a search tells. Read by TypeScript and AssemblyScript alike. */

// Instead of a count: the cursor is refused, since its record cannot be seen by now, or does not start at next_date.
export const CURSOR_UNSEEN = -1
export const CURSOR_MISDATED = -2
/** What stands for no cursor. */
export const NO_CURSOR = -1

// Beside a count, in doubles.
export const TOTAL = 0 // how many records match
export const PAGE_NUMBER = 1 // how many pages have been found or refused: which of them this is
export const FIRST_SERIAL = 2 // the places of the first and the last record of the page: number x 8 + stream
export const LAST_SERIAL = 3
export const CURSOR_START = 4 // when the record starts that is ELSEWHERE (ms)
export const BYTES_BEGIN = 5 // where the bytes lie that were written last, and where they end
export const BYTES_END = 6
export const RESULT_COUNT = 7
