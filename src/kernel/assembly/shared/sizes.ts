/** How many there are of what. Read by TypeScript and AssemblyScript alike. */
export const STREAMS = 8 // that ids have room for: a record's place in the order of ties is number x 8 + stream
export const CARDS = 65_536 // of a deck
export const COLUMNS = 256 // of a deck: classes of duration
export const STEPS = 256 // of a profile's tables
