/** What `findPage` and the page writer answer. TypeScript and AssemblyScript agree on it. */

// `findPage` returns a record count, or why it refuses the cursor:
export const CURSOR_UNSEEN = -1 // its record cannot be seen by the horizon
export const CURSOR_MISDATED = -2 // its record does not start at next_date
/** Passed to `findPage` for a cursor that is absent. */
export const NO_CURSOR = -1

// Indices into the results buffer, in doubles.
export const TOTAL = 0 // how many records match
export const PAGE_NUMBER = 1 // how many pages this kernel has been asked for; identifies the last one
export const FIRST_SERIAL = 2 // of the page's first record: number x 8 + stream
export const LAST_SERIAL = 3
export const CURSOR_START = 4 // when the record of a misdated cursor starts (ms since 1970)
export const BYTES_BEGIN = 5 // the address of the bytes that were written last
export const BYTES_END = 6
export const RESULT_COUNT = 7
