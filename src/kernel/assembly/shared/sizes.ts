/** Sizes that TypeScript and AssemblyScript agree on. */
export const STREAMS = 8 // that ids have room for: a record's serial number is number x 8 + stream
export const CARDS = 65_536 // of a deck
export const COLUMNS = 256 // of a deck: classes of duration
export const STEPS = 256 // of a session profile's tables
