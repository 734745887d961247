/** What a search tells beside its count, in doubles. Read by TypeScript and AssemblyScript alike. */
export const TOTAL = 0 // how many records match
export const FINDS = 1 // how many pages have been found or refused: which of them this is
export const FIRST = 2 // the places of the first and the last record of the page: number x 8 + stream
export const LAST = 3
export const BEGIN = 4 // where the bytes lie that were written last, and where they end
export const END = 5
export const RESULTS = 6
