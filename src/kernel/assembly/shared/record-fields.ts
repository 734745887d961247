/** The fields that `setRecordFields` sets, in doubles. TypeScript and AssemblyScript agree on them. */
export const SERIAL = 0 // number x 8 + stream
export const START = 1 // ms since 1970
export const END = 2 // ms since 1970
export const BYTES = 3 // whole or with a half
export const PACKETS = 4
export const CLIENT = 5 // an index into the endpoints
export const OCTET = 6 // the last of a roaming client's address, else -1
export const CLIENT_PORT = 7
export const SERVER = 8 // an index into the endpoints
export const SERVICE = 9 // an index into the services
export const FIELD_COUNT = 10
