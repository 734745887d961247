/** The fields of a row, which tells all of a record, in doubles. Read by TypeScript and AssemblyScript alike. */
export const SERIAL = 0 // number x 8 + stream
export const START = 1 // ms
export const END = 2 // ms
export const BYTES = 3 // whole or with a half
export const PACKETS = 4
export const CLIENT = 5 // an index into the endpoints
export const OCTET = 6 // the last of a client that roams, else -1
export const CLIENT_PORT = 7
export const SERVER = 8 // an index into the endpoints
export const SERVICE = 9 // an index into the services
export const FIELD_COUNT = 10
