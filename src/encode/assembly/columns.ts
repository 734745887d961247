/** What stands where in a row; fragments by where they are kept. Read by TypeScript and AssemblyScript alike. */
export const PLACE = 0
export const CHECK = 1
export const START = 2 // ms
export const END = 3 // ms
export const BYTES = 4 // whole or with a half
export const PACKETS = 5
export const CLIENT = 6 // a fragment: the client's fields up to its port, or up to its last octet
export const OCTET = 7 // of a client that roams, else -1
export const CLIENT_REST = 8 // a fragment: what follows that octet
export const CLIENT_PORT = 9
export const SERVER = 10 // a fragment
export const SERVICE = 11 // a fragment, to the end of the record
export const COLUMNS = 12
